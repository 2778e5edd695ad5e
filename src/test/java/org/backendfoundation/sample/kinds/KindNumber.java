package org.backendfoundation.sample.kinds;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Year;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.metadata.Listed;

/** Numbers of every kind. */
@Entity
@Table(name = "kind_number")
@Listed(filters = {"tiny", "small", "whole", "large", "boxed", "huge", "single", "twice", "exact", "model_year", "flag", "maybe"},
        sorts = {"tiny", "small", "whole", "large", "boxed", "huge", "single", "twice", "exact", "model_year", "flag", "maybe"})
public class KindNumber extends BaseEntity {

    @Column(name = "tiny")
    private byte tiny;

    @Column(name = "small")
    private short small;

    @Column(name = "whole")
    private int whole;

    @Column(name = "large")
    private long large;

    @Column(name = "boxed")
    private Integer boxed;

    @Column(name = "huge")
    private BigInteger huge;

    @Column(name = "single")
    private float single;

    @Column(name = "twice")
    private double twice;

    @Column(name = "exact")
    private BigDecimal exact;

    @Column(name = "model_year")
    private Year modelYear;

    @Column(name = "flag")
    private boolean flag;

    @Column(name = "maybe")
    private Boolean maybe;

    public byte getTiny() {
        return tiny;
    }

    public void setTiny(byte tiny) {
        this.tiny = tiny;
    }

    public short getSmall() {
        return small;
    }

    public void setSmall(short small) {
        this.small = small;
    }

    public int getWhole() {
        return whole;
    }

    public void setWhole(int whole) {
        this.whole = whole;
    }

    public long getLarge() {
        return large;
    }

    public void setLarge(long large) {
        this.large = large;
    }

    public Integer getBoxed() {
        return boxed;
    }

    public void setBoxed(Integer boxed) {
        this.boxed = boxed;
    }

    public BigInteger getHuge() {
        return huge;
    }

    public void setHuge(BigInteger huge) {
        this.huge = huge;
    }

    public float getSingle() {
        return single;
    }

    public void setSingle(float single) {
        this.single = single;
    }

    public double getTwice() {
        return twice;
    }

    public void setTwice(double twice) {
        this.twice = twice;
    }

    public BigDecimal getExact() {
        return exact;
    }

    public void setExact(BigDecimal exact) {
        this.exact = exact;
    }

    public Year getModelYear() {
        return modelYear;
    }

    public void setModelYear(Year modelYear) {
        this.modelYear = modelYear;
    }

    public boolean isFlag() {
        return flag;
    }

    public void setFlag(boolean flag) {
        this.flag = flag;
    }

    public Boolean getMaybe() {
        return maybe;
    }

    public void setMaybe(Boolean maybe) {
        this.maybe = maybe;
    }
}
