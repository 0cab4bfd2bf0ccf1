package folkmoot.people.instance;

import folkmoot.platform.text.Worded;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What moderators decided about a server and all below its name. */
public record DomainBlock(long id, String domain, Terms terms, Instant created) {

    /**
     * @param rejectMedia its pictures and sounds are not fetched
     * @param rejectReports its reports are ignored
     * @param privateComment for moderators
     * @param publicComment for the public list
     * @param obfuscate the public list shows only parts of the name
     */
    public record Terms(
            Severity severity,
            boolean rejectMedia,
            boolean rejectReports,
            String privateComment,
            String publicComment,
            boolean obfuscate) {

        /** Nothing to do with it, for a reason that moderators read. */
        public static Terms suspension(String reason) {
            return new Terms(Severity.SUSPEND, false, false, reason, "", false);
        }
    }

    public enum Severity implements Worded {
        /** Only what the other terms say. */
        NOOP,
        /** Shown only to those who follow. */
        SILENCE,
        /** Nothing to do with it. */
        SUSPEND;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Severity> of(String word) {
            return Worded.find(Severity.class, word);
        }
    }

    /** The name for the public list: in part, where that was asked for. */
    public String publicName() {
        if (!terms.obfuscate()) {
            return domain;
        }
        int third = Math.max(1, domain.length() / 3);
        var name = new StringBuilder(domain);
        for (int i = third; i < domain.length() - third; i++) {
            if (domain.charAt(i) != '.') {
                name.setCharAt(i, '*');
            }
        }
        return name.toString();
    }
}
