package org.backendfoundation.persistence.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.CreatedEntity;
import org.backendfoundation.problem.ProblemException;
import org.junit.jupiter.api.Test;

class EntityJsonTest {

    /** Counts how often it is shown. */
    public static class Note extends BaseEntity {

        private String title;
        private Map<String, String> tags = Map.of("colour", "red", "size", "small");
        private int shown;

        public String getTitle() {
            return title;
        }

        public void setTitle(String title) {
            this.title = title;
        }

        public Map<String, String> getTags() {
            return tags;
        }

        public void setTags(Map<String, String> tags) {
            this.tags = tags;
        }

        public int getLength() {
            shown++;
            return title.length();
        }
    }

    private final EntityJson<Note> json = new EntityJson<>(Note.class);
    private final Note note = note();

    @Test
    void whatEveryEntityShowsIsAsJsonBWritesIt() {
        JsonObject shown = parse(json.write(note));

        assertThat(EntityJson.base(note)).isNotEmpty().allSatisfy((name, value) -> assertThat(value).as(name).isEqualTo(shown.get(name)));
    }

    @Test
    void plainChangesDoNotWriteTheEntity() {
        json.merge(note, parse("{\"title\": \"merged\"}"));
        assertThat(note.getTitle()).isEqualTo("merged");

        JsonObject sent = JsonProvider.provider().createObjectBuilder(EntityJson.base(note)).add("title", "replaced").build();
        json.replace(note, sent);

        assertThat(note.getTitle()).isEqualTo("replaced");
        assertThat(note.getTags()).isNull();
        assertThat(note.shown).isZero();
    }

    @Test
    void whatAGetGaveCanBePutBack() {
        json.replace(note, parse(json.write(note)));

        assertThat(note.getTitle()).isEqualTo("first");
        assertThat(note.getTags()).containsOnlyKeys("colour", "size");
    }

    @Test
    void patchReachesIntoObjects() {
        json.merge(note, parse("{\"tags\": {\"size\": null, \"weight\": \"light\"}}"));

        assertThat(note.getTags()).containsExactlyInAnyOrderEntriesOf(Map.of("colour", "red", "weight", "light"));
        assertThat(note.getTitle()).isEqualTo("first");
    }

    @Test
    void readOnlyFieldsAreRefusedWhereTheyDiffer() {
        assertThatThrownBy(() -> json.merge(note, parse("{\"version\": 7}"))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> json.merge(note, parse("{\"length\": 7}"))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> json.merge(note, parse("{\"unknown\": 7}"))).isInstanceOf(ProblemException.class);
    }

    private static JsonObject parse(String text) {
        return EntityJson.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Note note() {
        Note note = CreatedEntity.of(new Note());
        note.setTitle("first");
        return note;
    }
}
