package org.backendfoundation.sample.audited;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import org.backendfoundation.audit.capture.Secret;

/** An element of a collection. */
@Embeddable
public class AuditedLine {

    @Column(name = "article")
    private String article;

    @Secret
    @Column(name = "remark")
    private String remark;

    @ManyToOne
    @JoinColumn(name = "origin_id")
    private AuditedCountry origin;

    public String getArticle() {
        return article;
    }

    public void setArticle(String article) {
        this.article = article;
    }

    public String getRemark() {
        return remark;
    }

    public void setRemark(String remark) {
        this.remark = remark;
    }

    public AuditedCountry getOrigin() {
        return origin;
    }

    public void setOrigin(AuditedCountry origin) {
        this.origin = origin;
    }
}
