package org.backendfoundation.sample.kinds;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.backendfoundation.persistence.validation.OnCreate;
import org.backendfoundation.persistence.validation.OnUpdate;

/** A stage of a permit. */
@Embeddable
public class KindStage {

    @NotBlank(groups = OnCreate.class)
    @Column(name = "name")
    private String name;

    @NotNull(groups = OnUpdate.class)
    @Column(name = "days")
    private Integer days;

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Integer getDays() {
        return days;
    }

    public void setDays(Integer days) {
        this.days = days;
    }
}
