package org.backendfoundation.sample.kinds;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.backendfoundation.persistence.BaseEntity;

/** What Bean Validation guards. */
@Entity
@Table(name = "kind_checked")
public class KindChecked extends BaseEntity {

    @Size(max = 5)
    @Column(name = "title")
    private String title;

    @NotNull(groups = KindChecked.Later.class)
    @Column(name = "later")
    private String later;

    @Valid
    @Embedded
    private KindRange range;

    @ElementCollection
    @CollectionTable(name = "kind_checked_notes", joinColumns = @JoinColumn(name = "checked_id"))
    @Column(name = "note")
    private List<@NotBlank String> notes = new ArrayList<>();

    @Valid
    @ElementCollection
    @CollectionTable(name = "kind_checked_items", joinColumns = @JoinColumn(name = "checked_id"))
    private List<KindItem> items = new ArrayList<>();

    /** A group that no request is in. */
    public interface Later {
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public String getLater() {
        return later;
    }

    public void setLater(String later) {
        this.later = later;
    }

    public KindRange getRange() {
        return range;
    }

    public void setRange(KindRange range) {
        this.range = range;
    }

    public List<@NotBlank String> getNotes() {
        return notes;
    }

    public void setNotes(List<@NotBlank String> notes) {
        this.notes = notes;
    }

    public List<KindItem> getItems() {
        return items;
    }

    public void setItems(List<KindItem> items) {
        this.items = items;
    }
}
