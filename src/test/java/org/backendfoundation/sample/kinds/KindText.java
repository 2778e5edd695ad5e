package org.backendfoundation.sample.kinds;

import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.metadata.Listed;

/** Texts of every kind. */
@Entity
@Table(name = "kind_text")
@Listed(filters = {"title", "mark", "code", "colour", "rank", "mood", "site", "currency", "language", "zone", "story", "remark", "bytes",
    "photo", "nick"},
        sorts = {"title", "mark", "code", "colour", "rank", "mood", "site", "currency", "language", "zone", "story", "remark", "nick"})
public class KindText extends BaseEntity {

    @Column(name = "title")
    private String title;

    @Column(name = "mark")
    private Character mark;

    @Column(name = "code")
    private UUID code;

    @Enumerated(EnumType.STRING)
    @Column(name = "colour")
    private KindColour colour;

    @Enumerated(EnumType.ORDINAL)
    @Column(name = "rank")
    private KindColour rank;

    @Enumerated(EnumType.STRING)
    @Column(name = "mood")
    private KindColour mood;

    @Column(name = "site")
    private URI site;

    @Column(name = "currency")
    private Currency currency;

    @Column(name = "language")
    private Locale language;

    @Column(name = "zone")
    private ZoneId zone;

    @Lob
    @Column(name = "story")
    private String story;

    @Basic(fetch = FetchType.LAZY)
    @Column(name = "remark")
    private String remark;

    @Column(name = "bytes")
    private byte[] bytes;

    @Lob
    @Column(name = "photo")
    private byte[] photo;

    @Column(name = "nick")
    private String nick;

    public Optional<String> getNick() {
        return Optional.ofNullable(nick);
    }

    public void setNick(Optional<String> nick) {
        this.nick = nick.orElse(null);
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public Character getMark() {
        return mark;
    }

    public void setMark(Character mark) {
        this.mark = mark;
    }

    public UUID getCode() {
        return code;
    }

    public void setCode(UUID code) {
        this.code = code;
    }

    public KindColour getColour() {
        return colour;
    }

    public void setColour(KindColour colour) {
        this.colour = colour;
    }

    public KindColour getRank() {
        return rank;
    }

    public void setRank(KindColour rank) {
        this.rank = rank;
    }

    public KindColour getMood() {
        return mood;
    }

    public void setMood(KindColour mood) {
        this.mood = mood;
    }

    public URI getSite() {
        return site;
    }

    public void setSite(URI site) {
        this.site = site;
    }

    public Currency getCurrency() {
        return currency;
    }

    public void setCurrency(Currency currency) {
        this.currency = currency;
    }

    public Locale getLanguage() {
        return language;
    }

    public void setLanguage(Locale language) {
        this.language = language;
    }

    public ZoneId getZone() {
        return zone;
    }

    public void setZone(ZoneId zone) {
        this.zone = zone;
    }

    public String getStory() {
        return story;
    }

    public void setStory(String story) {
        this.story = story;
    }

    public String getRemark() {
        return remark;
    }

    public void setRemark(String remark) {
        this.remark = remark;
    }

    public byte[] getBytes() {
        return bytes;
    }

    public void setBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    public byte[] getPhoto() {
        return photo;
    }

    public void setPhoto(byte[] photo) {
        this.photo = photo;
    }
}
