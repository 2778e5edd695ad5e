package org.backendfoundation.sample.kinds;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Date;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.metadata.Listed;

/** Times of every kind. */
@Entity
@Table(name = "kind_time")
@Listed(filters = {"offset_time", "instant", "zoned", "java_date", "sql_timestamp", "sql_date", "local_date_time", "local_date",
    "local_time", "time_of_day", "month", "duration", "lapse", "period"},
        sorts = {"offset_time", "instant", "zoned", "java_date", "sql_timestamp", "sql_date", "local_date_time", "local_date", "local_time",
            "time_of_day", "month"})
public class KindTime extends BaseEntity {

    @Column(name = "offset_date_time")
    private OffsetDateTime offsetTime;

    @Column(name = "instant")
    private Instant instant;

    @Column(name = "zoned")
    private ZonedDateTime zoned;

    @Temporal(TemporalType.TIMESTAMP)
    @Column(name = "java_date")
    private Date javaDate;

    @Column(name = "sql_timestamp")
    private Timestamp sqlTimestamp;

    @Column(name = "sql_date")
    private java.sql.Date sqlDate;

    @Column(name = "local_date_time")
    private LocalDateTime localDateTime;

    @Column(name = "local_date")
    private LocalDate localDate;

    @Column(name = "local_time")
    private LocalTime localTime;

    @Column(name = "time_of_day")
    private OffsetTime timeOfDay;

    @Column(name = "month")
    private YearMonth month;

    @Column(name = "duration")
    private Duration duration;

    @Column(name = "lapse")
    private Duration lapse;

    @Column(name = "period")
    private Period period;

    public OffsetDateTime getOffsetTime() {
        return offsetTime;
    }

    public void setOffsetTime(OffsetDateTime offsetTime) {
        this.offsetTime = offsetTime;
    }

    public Instant getInstant() {
        return instant;
    }

    public void setInstant(Instant instant) {
        this.instant = instant;
    }

    public ZonedDateTime getZoned() {
        return zoned;
    }

    public void setZoned(ZonedDateTime zoned) {
        this.zoned = zoned;
    }

    public Date getJavaDate() {
        return javaDate;
    }

    public void setJavaDate(Date javaDate) {
        this.javaDate = javaDate;
    }

    public Timestamp getSqlTimestamp() {
        return sqlTimestamp;
    }

    public void setSqlTimestamp(Timestamp sqlTimestamp) {
        this.sqlTimestamp = sqlTimestamp;
    }

    public java.sql.Date getSqlDate() {
        return sqlDate;
    }

    public void setSqlDate(java.sql.Date sqlDate) {
        this.sqlDate = sqlDate;
    }

    public LocalDateTime getLocalDateTime() {
        return localDateTime;
    }

    public void setLocalDateTime(LocalDateTime localDateTime) {
        this.localDateTime = localDateTime;
    }

    public LocalDate getLocalDate() {
        return localDate;
    }

    public void setLocalDate(LocalDate localDate) {
        this.localDate = localDate;
    }

    public LocalTime getLocalTime() {
        return localTime;
    }

    public void setLocalTime(LocalTime localTime) {
        this.localTime = localTime;
    }

    public OffsetTime getTimeOfDay() {
        return timeOfDay;
    }

    public void setTimeOfDay(OffsetTime timeOfDay) {
        this.timeOfDay = timeOfDay;
    }

    public YearMonth getMonth() {
        return month;
    }

    public void setMonth(YearMonth month) {
        this.month = month;
    }

    public Duration getDuration() {
        return duration;
    }

    public void setDuration(Duration duration) {
        this.duration = duration;
    }

    public Duration getLapse() {
        return lapse;
    }

    public void setLapse(Duration lapse) {
        this.lapse = lapse;
    }

    public Period getPeriod() {
        return period;
    }

    public void setPeriod(Period period) {
        this.period = period;
    }
}
