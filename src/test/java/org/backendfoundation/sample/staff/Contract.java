package org.backendfoundation.sample.staff;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Max;
import java.time.LocalDate;
import org.backendfoundation.role.AttributeRoles;

/** On what terms somebody works. */
@Embeddable
public class Contract {

    @Column(name = "begins_on")
    private LocalDate beginsOn;

    @AttributeRoles(read = StaffRoles.PERSONNEL)
    @Max(52)
    @Column(name = "notice_weeks")
    private Integer noticeWeeks;

    public LocalDate getBeginsOn() {
        return beginsOn;
    }

    public void setBeginsOn(LocalDate beginsOn) {
        this.beginsOn = beginsOn;
    }

    public Integer getNoticeWeeks() {
        return noticeWeeks;
    }

    public void setNoticeWeeks(Integer noticeWeeks) {
        this.noticeWeeks = noticeWeeks;
    }
}
