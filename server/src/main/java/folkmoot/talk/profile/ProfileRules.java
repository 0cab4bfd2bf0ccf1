package folkmoot.talk.profile;

import folkmoot.platform.problem.Faults;
import folkmoot.platform.text.PostText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How long and of what kind the parts of a profile may be (client API, posting rules). */
public final class ProfileRules {

    public static final int LONGEST_NAME = 30;
    public static final int LONGEST_NOTE = 500;
    public static final int MOST_FIELDS = 4;
    public static final int LONGEST_FIELD = 255;
    public static final int LONGEST_DESCRIPTION = 150;

    private static final int MOST_DOMAINS = 100;
    private static final Set<String> PRIVACY = Set.of("public", "unlisted", "private");
    private static final Set<String> QUOTE_POLICY = Set.of("public", "followers", "nobody");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]*[a-z0-9])?");

    private final Faults faults = new Faults();

    private ProfileRules() {}

    /** Problems: 422 that names every part that does not hold up. */
    static void require(ProfileChange change) {
        var rules = new ProfileRules();
        var texts = change.texts();
        rules.atMost("display_name", texts.displayName(), LONGEST_NAME);
        rules.atMost("note", texts.note(), LONGEST_NOTE);
        rules.atMost("avatar_description", change.pictures().avatarDescription(), LONGEST_DESCRIPTION);
        rules.atMost("header_description", change.pictures().headerDescription(), LONGEST_DESCRIPTION);
        texts.fields().ifPresent(rules::fields);
        texts.attributionDomains().ifPresent(rules::domains);
        var posting = change.posting();
        rules.matches("source.privacy", posting.privacy().filter(word -> !PRIVACY.contains(word)));
        rules.matches("source.quote_policy", posting.quotePolicy().filter(word -> !QUOTE_POLICY.contains(word)));
        rules.matches(
                "source.language",
                posting.language()
                        .filter(tag -> !tag.isEmpty())
                        .filter(tag -> !LANGUAGE.matcher(tag).matches()));
        rules.faults.require();
    }

    private void fields(List<Map.Entry<String, String>> fields) {
        if (fields.size() > MOST_FIELDS) {
            wrong("fields", "ERR_TOO_LONG", "are too many (" + MOST_FIELDS + " at most)");
        }
        for (var field : fields) {
            atMost("fields", Optional.of(field.getKey()), LONGEST_FIELD);
            atMost("fields", Optional.of(field.getValue()), LONGEST_FIELD);
            if (field.getKey().isBlank() && !field.getValue().isBlank()) {
                wrong("fields", "ERR_BLANK", "need a name where they have a value");
            }
        }
    }

    private void domains(List<String> domains) {
        if (domains.size() > MOST_DOMAINS) {
            wrong("attribution_domains", "ERR_TOO_LONG", "are too many (" + MOST_DOMAINS + " at most)");
        }
        if (domains.stream().anyMatch(domain -> !DOMAIN.matcher(domain).matches())) {
            wrong("attribution_domains", "ERR_INVALID", "are names such as example.org, one each");
        }
    }

    /** Domains as they are kept: without scheme, path and capitals. */
    static List<String> normal(List<String> domains) {
        return domains.stream()
                .map(domain -> domain.strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceFirst("^https?://", "")
                        .replaceFirst("/.*$", ""))
                .filter(domain -> !domain.isEmpty())
                .distinct()
                .toList();
    }

    private void atMost(String part, Optional<String> text, int longest) {
        if (text.filter(words -> PostText.graphemes(words.strip()) > longest).isPresent()) {
            wrong(part, "ERR_TOO_LONG", "is too long (maximum is " + longest + " characters)");
        }
    }

    private void matches(String part, Optional<String> unknown) {
        unknown.ifPresent(_ -> wrong(part, "ERR_INCLUSION", "is not included in the list"));
    }

    private void wrong(String part, String code, String sentence) {
        faults.add(part, code, sentence);
    }
}
