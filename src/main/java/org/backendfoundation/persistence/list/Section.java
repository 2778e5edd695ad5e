package org.backendfoundation.persistence.list;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of the rows on one side of a position; its rows are nearer to it than those of the next section. Sections are read one after the
 * other, and each is one range of an index over the sorts: the rows on a side of a position among mixed directions or nulls are no single
 * range, and where one condition with {@code or} describes them PostgreSQL reads all rows that have the position's first value.
 *
 * @param pinned how many of the sorts, from the first on, have the position's value in each row of the section
 */
public record Section(int pinned, Part part) {

    /** Which of the rows that are pinned so. */
    public enum Part {
        ALL,
        /** Those that have a value of the next sort. */
        VALUED,
        /** Those that have none. */
        UNVALUED,
        /** Those whose value of the next sort is on this side of the position's. */
        BESIDE,
        /** Those whose values of all further sorts, with the id, are on this side of the position's, compared as one row. */
        ROW_BESIDE
    }

    /** The whole list. */
    public static List<Section> all(List<Sort> sorts) {
        return !sorts.isEmpty() && sorts.get(0).isNullable() ? List.of(new Section(0, Part.VALUED), new Section(0, Part.UNVALUED))
                : List.of(new Section(0, Part.ALL));
    }

    /** @param position the values of the last row, one for each sort; null for those that it does not have */
    public static List<Section> after(List<Sort> sorts, List<String> position) {
        int compared = compared(sorts, position);
        List<Section> sections = new ArrayList<>(List.of(new Section(compared, Part.ROW_BESIDE)));
        addUnvalued(sections, sorts, position, compared);
        for (int i = compared - 1; i >= 0; i--) {
            if (position.get(i) != null) {
                sections.add(new Section(i, Part.BESIDE));
            }
            addUnvalued(sections, sorts, position, i);
        }
        return sections;
    }

    /**
     * The same backwards: the nearest first, and in each section in the opposite order.
     *
     * @param position the values of the first row
     */
    public static List<Section> before(List<Sort> sorts, List<String> position) {
        int compared = compared(sorts, position);
        List<Section> sections = new ArrayList<>(List.of(new Section(compared, Part.ROW_BESIDE)));
        for (int i = compared - 1; i >= 0; i--) {
            sections.add(new Section(i, position.get(i) == null ? Part.VALUED : Part.BESIDE));
        }
        return sections;
    }

    /** From which sort on all are compared together. */
    private static int compared(List<Sort> sorts, List<String> position) {
        int compared = sorts.size();
        while (compared > 0 && isComparedAsRow(sorts, position, compared - 1)) {
            compared--;
        }
        return compared;
    }

    /** A row has one direction, and with a null in it compares with nothing; those without a value of its first sort are a section. */
    private static boolean isComparedAsRow(List<Sort> sorts, List<String> position, int i) {
        boolean isNextNullable = i + 1 < sorts.size() && sorts.get(i + 1).isNullable();
        return position.get(i) != null && !isNextNullable && sorts.get(i).descending() == sorts.get(sorts.size() - 1).descending();
    }

    /** Rows without a value come last, either way, so that nothing follows a position among them. */
    private static void addUnvalued(List<Section> sections, List<Sort> sorts, List<String> position, int i) {
        if (i < sorts.size() && sorts.get(i).isNullable() && position.get(i) != null) {
            sections.add(new Section(i, Part.UNVALUED));
        }
    }
}
