package org.backendfoundation.sample.kinds;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.JsonConverter;

/** Arrays, JSON, and values through a converter of the team. */
@Entity
@Table(name = "kind_value")
public class KindValue extends BaseEntity {

    @Column(name = "names")
    private String[] names;

    @Column(name = "numbers")
    private int[] numbers;

    @Column(name = "tags")
    private List<String> tags;

    @Column(name = "scores")
    private List<Integer> scores;

    @Column(name = "marks")
    private Set<@Size(max = 40) String> marks;

    @Column(name = "details")
    private JsonObject details;

    @Column(name = "steps")
    private JsonArray steps;

    @Convert(converter = JsonConverter.class)
    @Column(name = "anything")
    private JsonValue anything;

    @Convert(converter = KindMoney.Converter.class)
    @Column(name = "price")
    private KindMoney price;

    @Convert(converter = KindSize.Converter.class)
    @Column(name = "size")
    private KindSize size;

    public String[] getNames() {
        return names;
    }

    public void setNames(String[] names) {
        this.names = names;
    }

    public int[] getNumbers() {
        return numbers;
    }

    public void setNumbers(int[] numbers) {
        this.numbers = numbers;
    }

    public List<String> getTags() {
        return tags;
    }

    public void setTags(List<String> tags) {
        this.tags = tags;
    }

    public List<Integer> getScores() {
        return scores;
    }

    public void setScores(List<Integer> scores) {
        this.scores = scores;
    }

    public Set<String> getMarks() {
        return marks;
    }

    public void setMarks(Set<String> marks) {
        this.marks = marks;
    }

    public JsonObject getDetails() {
        return details;
    }

    public void setDetails(JsonObject details) {
        this.details = details;
    }

    public JsonArray getSteps() {
        return steps;
    }

    public void setSteps(JsonArray steps) {
        this.steps = steps;
    }

    public JsonValue getAnything() {
        return anything;
    }

    public void setAnything(JsonValue anything) {
        this.anything = anything;
    }

    public KindMoney getPrice() {
        return price;
    }

    public void setPrice(KindMoney price) {
        this.price = price;
    }

    public KindSize getSize() {
        return size;
    }

    public void setSize(KindSize size) {
        this.size = size;
    }
}
