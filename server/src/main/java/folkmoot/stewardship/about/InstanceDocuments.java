package folkmoot.stewardship.about;

import static folkmoot.schema.generated.Tables.INSTANCE_DOCUMENT;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.Ids;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.Html;
import folkmoot.platform.text.Wording;
import folkmoot.schema.generated.tables.records.InstanceDocumentRecord;
import folkmoot.stewardship.about.InstanceDocument.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jooq.Condition;
import org.jooq.SortField;

/** The instance's longer texts, with all their versions. They are written in Markdown and kept as clean HTML too. */
public final class InstanceDocuments {

    private static final int LONGEST = 100_000;
    private static final LocalDate USUAL_POLICY_WRITTEN = LocalDate.of(2026, 11, 23);

    private final Ids ids;
    private final InstantSource clock;
    private final Parser markdown = Parser.builder().build();
    private final HtmlRenderer renderer = HtmlRenderer.builder().build();
    private final InstanceDocument usualPrivacyPolicy;
    private final Map<String, InstanceDocument> usualInLanguages;

    public InstanceDocuments(Ids ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
        this.usualPrivacyPolicy = usual("/about/privacy-policy.md");
        this.usualInLanguages = Wording.LANGUAGES.stream()
                .skip(1)
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), language -> usual("/about/privacy-policy." + language + ".md")));
    }

    private InstanceDocument usual(String resource) {
        return new InstanceDocument(
                Kind.PRIVACY_POLICY,
                html(resource(resource)),
                USUAL_POLICY_WRITTEN,
                USUAL_POLICY_WRITTEN.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private String html(String source) {
        return Html.clean(renderer.render(markdown.parse(source)));
    }

    private static String resource(String name) {
        try (var text = InstanceDocuments.class.getResourceAsStream(name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The version in force today. */
    public Optional<InstanceDocument> current(Transaction tx, Kind kind) {
        return first(
                tx,
                kind,
                INSTANCE_DOCUMENT.EFFECTIVE_ON.le(today()),
                INSTANCE_DOCUMENT.EFFECTIVE_ON.desc(),
                INSTANCE_DOCUMENT.ID.desc());
    }

    /** The privacy policy in force; before the operator wrote one, a description of what the software keeps. */
    public InstanceDocument privacyPolicy(Transaction tx) {
        return current(tx, Kind.PRIVACY_POLICY).orElse(usualPrivacyPolicy);
    }

    /** The same for a reader of a language: what the operator wrote is as they wrote it. */
    public InstanceDocument privacyPolicy(Transaction tx, String language) {
        return current(tx, Kind.PRIVACY_POLICY)
                .orElseGet(() -> usualInLanguages.getOrDefault(language, usualPrivacyPolicy));
    }

    /** The version that began to hold, or will, on a day. */
    public Optional<InstanceDocument> of(Transaction tx, Kind kind, LocalDate day) {
        return first(tx, kind, INSTANCE_DOCUMENT.EFFECTIVE_ON.eq(day), INSTANCE_DOCUMENT.ID.desc());
    }

    /** The version that follows the one of a day. */
    public Optional<InstanceDocument> after(Transaction tx, Kind kind, LocalDate day) {
        return first(
                tx,
                kind,
                INSTANCE_DOCUMENT.EFFECTIVE_ON.gt(day),
                INSTANCE_DOCUMENT.EFFECTIVE_ON.asc(),
                INSTANCE_DOCUMENT.ID.desc());
    }

    /** Whether a version holds already. */
    public boolean isEffective(InstanceDocument document) {
        return !document.effective().isAfter(today());
    }

    /** A new version in Markdown, holding from a day on, or from today. 422 when it is blank or over 100,000 characters. */
    public InstanceDocument publish(Transaction tx, Kind kind, String source, Optional<LocalDate> effective) {
        if (source.isBlank()) {
            throw Invalid.field("text", "ERR_BLANK", "can't be blank");
        }
        if (source.length() > LONGEST) {
            throw Invalid.field("text", "ERR_TOO_LONG", "is too long (maximum is " + LONGEST + " characters)");
        }
        var document = new InstanceDocument(kind, html(source), effective.orElseGet(this::today), clock.instant());
        tx.sql()
                .insertInto(INSTANCE_DOCUMENT)
                .set(INSTANCE_DOCUMENT.ID, ids.next())
                .set(INSTANCE_DOCUMENT.KIND, kind.word())
                .set(INSTANCE_DOCUMENT.SOURCE, source)
                .set(INSTANCE_DOCUMENT.CONTENT, document.content())
                .set(INSTANCE_DOCUMENT.EFFECTIVE_ON, document.effective())
                .set(INSTANCE_DOCUMENT.PUBLISHED_AT, document.published())
                .execute();
        return document;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Optional<InstanceDocument> first(
            Transaction tx, Kind kind, Condition condition, SortField<?>... order) {
        return tx.sql()
                .selectFrom(INSTANCE_DOCUMENT)
                .where(INSTANCE_DOCUMENT.KIND.eq(kind.word()), condition)
                .orderBy(order)
                .limit(1)
                .fetchOptional(InstanceDocuments::document);
    }

    private static InstanceDocument document(InstanceDocumentRecord row) {
        return new InstanceDocument(
                Kind.of(row.getKind()).orElseThrow(), row.getContent(), row.getEffectiveOn(), row.getPublishedAt());
    }
}
