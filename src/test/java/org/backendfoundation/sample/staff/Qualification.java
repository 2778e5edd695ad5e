package org.backendfoundation.sample.staff;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Objects;
import org.backendfoundation.role.AttributeRoles;

/** What somebody has learnt, and how well. */
@Embeddable
public class Qualification {

    @Column(name = "subject")
    private String subject;

    @AttributeRoles(read = StaffRoles.PERSONNEL)
    @Column(name = "mark")
    private Integer mark;

    public String getSubject() {
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }

    public Integer getMark() {
        return mark;
    }

    public void setMark(Integer mark) {
        this.mark = mark;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Qualification same && Objects.equals(subject, same.subject) && Objects.equals(mark, same.mark);
    }

    @Override
    public int hashCode() {
        return Objects.hash(subject, mark);
    }
}
