package folkmoot.civic.body;

import folkmoot.federation.vocabulary.DomainNames;
import folkmoot.people.account.Handle;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.Names;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What an entry may say, cleaned; all faults of one are named at once. */
final class BodyRules {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 500;
    private static final int MOST_LISTED = 50;
    private static final int MOST_DAYS = 400;

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,60}");
    private static final Pattern MAIL = Pattern.compile("[^\\s@<>,;:\"()\\[\\]]{1,64}@([^\\s@<>,;:\"()\\[\\]]{1,255})");
    private static final Pattern AREA = Pattern.compile("\\p{Print}{1,200}");
    private static final Map<String, Pattern> CODES =
            Map.of("gss", Pattern.compile("[A-Z][0-9]{8}"), "wikidata", Pattern.compile("Q[1-9][0-9]{0,14}"));

    private final Map<String, List<Invalid.Detail>> faults = new LinkedHashMap<>();
    private final NewBody wanted;

    BodyRules(NewBody wanted) {
        this.wanted = wanted;
    }

    static Invalid refused(Map<String, List<Invalid.Detail>> faults) {
        var sentence = new ArrayList<String>();
        faults.forEach((field, details) ->
                details.forEach(detail -> sentence.add(field.replace('_', ' ') + " " + detail.description())));
        return new Invalid(Invalid.Kind.REFUSED, "Validation failed: " + String.join(", ", sentence), faults);
    }

    void fault(String field, String error, String description) {
        faults.computeIfAbsent(field, _ -> new ArrayList<>()).add(new Invalid.Detail(error, description));
    }

    /** Problems: 422 naming every field in which there is a fault. */
    void require() {
        if (!faults.isEmpty()) {
            throw refused(faults);
        }
    }

    String slug(String typed) {
        if (!SLUG.matcher(typed).matches()) {
            fault("slug", "ERR_INVALID", "must be lower case letters from a to z, digits and hyphens");
        }
        return typed;
    }

    String name() {
        return name("name", wanted.name());
    }

    private String name(String field, String typed) {
        var name = Names.withoutCheckMarks(typed);
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            fault(field, "ERR_INVALID", "must have 1 to " + LONGEST_NAME + " characters");
        } else if (name.indexOf('\ufffd') >= 0) {
            fault(field, "ERR_INVALID", "was saved in another script than it is read in: save the file as UTF-8");
        }
        return name;
    }

    Map<String, String> names() {
        var names = new TreeMap<String, String>();
        wanted.names().forEach((language, typed) -> names.put(language, name("name_" + language, typed)));
        return names;
    }

    String kind() {
        return text(wanted.kind());
    }

    String domain() {
        var domain = DomainNames.comparable(wanted.domain());
        if (domain.isBlank()) {
            fault("domain", "ERR_BLANK", "must be given: it shows which accounts are its own");
        } else if (DomainNames.isPublicSuffix(domain)) {
            fault("domain", "ERR_INVALID", "is one under which anybody can have a name");
        } else if (OpenHosts.contains(domain)) {
            fault(
                    "domain",
                    "ERR_INVALID",
                    "is a host where anybody can have an account. Give the body's own domain; its account there goes"
                            + " into handle");
        }
        return domain;
    }

    Optional<Handle> handle() {
        var typed = wanted.handle().filter(text -> !text.isBlank());
        var handle = typed.flatMap(Handle::parse);
        if (typed.isPresent() && handle.isEmpty()) {
            fault("handle", "ERR_INVALID", "must look like works@city.example");
        }
        return handle;
    }

    Optional<String> mail() {
        var typed = wanted.mail().map(String::strip).filter(text -> !text.isEmpty());
        var mail = typed.filter(text -> {
            var parts = MAIL.matcher(text);
            return parts.matches()
                    && parts.group(1).contains(".")
                    && DomainNames.ascii(parts.group(1)).isPresent();
        });
        if (typed.isPresent() && mail.isEmpty()) {
            fault("mail", "ERR_INVALID", "must look like enquiries@city.example");
        }
        return mail;
    }

    Optional<URI> form() {
        var typed = wanted.form().map(String::strip).filter(text -> !text.isEmpty());
        var form = typed.flatMap(BodyRules::page);
        if (typed.isPresent() && form.isEmpty()) {
            fault("form", "ERR_INVALID", "must be the address of a page: https://…");
        }
        return form;
    }

    private static Optional<URI> page(String text) {
        try {
            return Optional.of(new URI(text))
                    .filter(uri ->
                            "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
                    .filter(uri -> uri.getHost() != null && uri.getUserInfo() == null && text.length() <= LONGEST_TEXT);
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    Scope scope() {
        var scope = wanted.scope();
        var area = scope.area().map(Names::clean).filter(text -> !text.isEmpty());
        if (area.filter(text -> !AREA.matcher(text).matches()).isPresent()) {
            fault("area", "ERR_INVALID", "must be a code such as gss:E09000014, in letters from a to z");
        }
        return new Scope(texts(scope.remit()), texts(scope.categories()), texts(scope.lifeEvents()), area);
    }

    List<String> languages() {
        return texts(wanted.languages());
    }

    Targets targets() {
        var targets = wanted.targets();
        if (targets.time().holidays().size() > WorkingTime.MOST_HOLIDAYS) {
            fault("holidays", "ERR_TOO_LONG", "can be at most " + WorkingTime.MOST_HOLIDAYS);
        }
        return new Targets(
                days(targets.acknowledgeDays(), Targets.USUAL.acknowledgeDays()),
                days(targets.answerDays(), Targets.USUAL.answerDays()),
                targets.time());
    }

    Map<String, String> codes() {
        var codes = new TreeMap<String, String>();
        wanted.codes().forEach((code, typed) -> {
            var value = typed.strip();
            if (!CODES.get(code).matcher(value).matches()) {
                fault(code, "ERR_INVALID", code.equals("gss") ? "must look like E09000014" : "must look like Q84");
            }
            codes.put(code, value);
        });
        return codes;
    }

    void requireOrder() {
        if (wanted.validFrom().isPresent()
                && wanted.validUntil().filter(wanted.validFrom().get()::isAfter).isPresent()) {
            fault("valid_until", "ERR_INVALID", "lies before the first day");
        }
    }

    private static String text(String typed) {
        return Names.cut(Names.clean(typed), LONGEST_TEXT);
    }

    private static List<String> texts(List<String> typed) {
        return typed.stream()
                .map(BodyRules::text)
                .filter(text -> !text.isEmpty())
                .distinct()
                .limit(MOST_LISTED)
                .toList();
    }

    private static int days(int wanted, int usual) {
        return wanted <= 0 ? usual : Math.min(wanted, MOST_DAYS);
    }
}
