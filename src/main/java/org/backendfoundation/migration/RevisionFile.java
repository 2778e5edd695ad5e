package org.backendfoundation.migration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The text of a revision: Liquibase's formatted SQL with one change set, whose id is the file's, and its rollback.
 * What breaks that is said as sentences that name the file and what to do.
 */
record RevisionFile(String file, String text) {

    private static final Pattern HEADER = Pattern.compile("\\A\\s*--\\s*liquibase formatted sql\\b.*", Pattern.DOTALL);
    private static final Pattern CHANGE_SET = Pattern.compile("(?m)^\\s*--\\s*changeset\\s+([^:\\s]+):(\\S+)");
    private static final Pattern ROLLBACK = Pattern.compile("(?m)^\\s*(--|/\\*)\\s*(rollback\\b\\s*\\S|liquibase\\s+rollback\\b)");

    List<String> findings() {
        return RevisionName.parse(fileName()).map(this::contentFindings).orElseGet(() -> List.of(
                file + ": the name breaks the rule " + RevisionName.RULE + "; rename the file"));
    }

    /** Only for a file without findings. */
    Revision revision() {
        RevisionName name = RevisionName.parse(fileName()).orElseThrow();
        return new Revision(name.id(), name.slug(), file, checksum());
    }

    private List<String> contentFindings(RevisionName name) {
        List<String> findings = new ArrayList<>();
        if (!HEADER.matcher(text).matches()) {
            findings.add(file + ": the first line must be '--liquibase formatted sql'");
        }
        List<String> ids = CHANGE_SET.matcher(text).results().map(found -> found.group(2)).toList();
        if (ids.size() != 1) {
            findings.add(file + ": holds " + ids.size() + " change sets; a revision is one change set, split or join the file");
        } else if (!ids.get(0).equals(name.id())) {
            findings.add(file + ": its change set is '" + ids.get(0) + "' and must be '" + name.id() + "' as in the file's name");
        }
        if (!ROLLBACK.matcher(text).find()) {
            findings.add(file + ": has no rollback; add '--rollback <sql>' lines that undo it");
        }
        return findings;
    }

    private String fileName() {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    private String checksum() {
        try {
            byte[] bytes = text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
