package org.backendfoundation.sample.kinds;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.validation.GroupSequence;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.validation.OnCreate;
import org.backendfoundation.persistence.validation.OnUpdate;

/** What Bean Validation guards in groups and in a sequence. */
@Entity
@Table(name = "kind_permit")
@KindComplete(groups = OnUpdate.class)
@GroupSequence({KindPermit.class, KindPermit.Thorough.class})
public class KindPermit extends BaseEntity {

    @NotBlank(groups = OnCreate.class)
    @Column(name = "applicant")
    private String applicant;

    @NotBlank(groups = OnUpdate.class)
    @Column(name = "officer")
    private String officer;

    @Size(max = 5)
    @KindUpperCase(groups = Thorough.class)
    @Column(name = "code")
    private String code;

    @ElementCollection
    @OrderColumn(name = "place")
    @CollectionTable(name = "kind_permit_remarks", joinColumns = @JoinColumn(name = "permit_id"))
    @Column(name = "remark")
    private List<@NotBlank(groups = OnCreate.class) String> remarks = new ArrayList<>();

    @Valid
    @ElementCollection
    @OrderColumn(name = "place")
    @CollectionTable(name = "kind_permit_stages", joinColumns = @JoinColumn(name = "permit_id"))
    private List<KindStage> stages = new ArrayList<>();

    @OneToMany(mappedBy = "permit", cascade = CascadeType.ALL, orphanRemoval = true)
    private List<KindFee> fees = new ArrayList<>();

    /** The group of what is looked at once the rest holds. */
    public interface Thorough {
    }

    public String getApplicant() {
        return applicant;
    }

    public void setApplicant(String applicant) {
        this.applicant = applicant;
    }

    public String getOfficer() {
        return officer;
    }

    public void setOfficer(String officer) {
        this.officer = officer;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public List<String> getRemarks() {
        return remarks;
    }

    public void setRemarks(List<String> remarks) {
        this.remarks = remarks;
    }

    public List<KindStage> getStages() {
        return stages;
    }

    public void setStages(List<KindStage> stages) {
        this.stages = stages;
    }

    public List<KindFee> getFees() {
        return fees;
    }

    public void setFees(List<KindFee> fees) {
        this.fees = fees;
    }
}
