package folkmoot.talk.emoji;

import static folkmoot.schema.generated.Tables.EMOJI;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.federation.vocabulary.Tag;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.uri.LocalUris;
import folkmoot.schema.generated.tables.records.EmojiRecord;
import folkmoot.talk.media.MediaUrls;
import folkmoot.talk.media.SmallPictures;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;

/** Knows which words stand for pictures, on which server; finds them in texts. */
public final class Emojis {

    private static final String OURS = "";
    private static final Pattern SHORTCODE = Pattern.compile("[A-Za-z0-9_]{2,64}");
    private static final Pattern IN_TEXT =
            Pattern.compile("(?<![A-Za-z0-9_:/]):([A-Za-z0-9_]{2,64}):(?![A-Za-z0-9_/])");
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int MOST_DOMAINS = 2_000;
    private static final int MOST_IN_TEXT = 100;
    private static final int MOST_AT_ONCE = 100;

    private final Database database;
    private final SmallPictures pictures;
    private final MediaUrls urls;
    private final LocalUris uris;
    private final InstantSource clock;
    private final Cache<String, Map<String, Emoji>> byDomain = Caffeine.newBuilder()
            .maximumSize(MOST_DOMAINS)
            .expireAfterWrite(KEPT)
            .build();

    public Emojis(Database database, SmallPictures pictures, MediaUrls urls, LocalUris uris, InstantSource clock) {
        this.database = database;
        this.pictures = pictures;
        this.urls = urls;
        this.uris = uris;
        this.clock = clock;
    }

    /** Adds an emoji of ours, or gives it another picture. Problems: 422 for the word or the picture. */
    public Emoji add(String shortcode, byte[] file, Optional<String> category) {
        if (!SHORTCODE.matcher(shortcode).matches()) {
            throw Invalid.field("shortcode", "ERR_INVALID", "is two or more of a to z, digits and underscores");
        }
        var key = pictures.emoji(file);
        var before = database.transaction(tx -> {
            var old = row(tx, shortcode);
            var now = new EmojiRecord(OURS, shortcode, key, null, category.orElse(null), clock.instant());
            tx.sql()
                    .insertInto(EMOJI)
                    .set(now)
                    .onConflict(EMOJI.DOMAIN, EMOJI.SHORTCODE)
                    .doUpdate()
                    .set(now)
                    .execute();
            tx.afterCommit(() -> byDomain.invalidate(OURS));
            return old;
        });
        before.ifPresent(old -> pictures.forget(old.getFileKey()));
        return new Emoji(shortcode, urls.file(key), category, clock.instant());
    }

    /** Removes an emoji of ours; texts keep the word. Problems: 404. */
    public void remove(String shortcode) {
        var removed = database.transaction(tx -> {
            var old = row(tx, shortcode).orElseThrow(() -> new NotFound("There is no emoji :" + shortcode + ":"));
            tx.sql()
                    .deleteFrom(EMOJI)
                    .where(EMOJI.DOMAIN.eq(OURS))
                    .and(EMOJI.SHORTCODE.eq(shortcode))
                    .execute();
            tx.afterCommit(() -> byDomain.invalidate(OURS));
            return old;
        });
        pictures.forget(removed.getFileKey());
    }

    private static Optional<EmojiRecord> row(Transaction tx, String shortcode) {
        return tx.sql()
                .selectFrom(EMOJI)
                .where(EMOJI.DOMAIN.eq(OURS))
                .and(EMOJI.SHORTCODE.eq(shortcode))
                .fetchOptional();
    }

    /** Ours, by category and word. */
    public List<Emoji> ours(Transaction tx) {
        return tx.sql()
                .selectFrom(EMOJI)
                .where(EMOJI.DOMAIN.eq(OURS))
                .orderBy(EMOJI.CATEGORY.asc().nullsFirst(), EMOJI.SHORTCODE)
                .fetch()
                .map(this::emoji);
    }

    /** Keeps what a post or profile from elsewhere says of its words. */
    public void keep(Transaction tx, String domain, List<Tag> tags) {
        boolean changed = false;
        for (var tag : tags.stream().limit(MOST_AT_ONCE).toList()) {
            if (tag instanceof Tag.Emoji emoji) {
                changed |= keep(tx, domain, emoji);
            }
        }
        if (changed) {
            tx.afterCommit(() -> byDomain.invalidate(domain));
        }
    }

    private boolean keep(Transaction tx, String domain, Tag.Emoji emoji) {
        var shortcode = emoji.name().replaceAll("^:|:$", "");
        return SHORTCODE.matcher(shortcode).matches()
                && tx.sql()
                                .execute(
                                        "INSERT INTO emoji AS known (domain, shortcode, remote_url, updated_at)"
                                                + " VALUES (?, ?, ?, ?::timestamptz)"
                                                + " ON CONFLICT (domain, shortcode) DO UPDATE SET remote_url ="
                                                + " excluded.remote_url, updated_at = excluded.updated_at"
                                                + " WHERE known.remote_url <> excluded.remote_url",
                                        domain,
                                        shortcode,
                                        emoji.icon().toString(),
                                        clock.instant().toString())
                        > 0;
    }

    /**
     * The emojis in texts of somebody of a domain, each once. Reads the domain's emojis once in five minutes, and nothing
     * where no text holds a word between colons.
     */
    public List<Emoji> in(Optional<String> domain, List<String> texts) {
        var words = words(texts);
        if (words.isEmpty()) {
            return List.of();
        }
        var known = byDomain.get(domain.orElse(OURS), this::load);
        return words.stream().map(known::get).filter(Objects::nonNull).toList();
    }

    /** Reads those of several domains at once, so that a page does not read them one by one. */
    public void prepare(Collection<Optional<String>> domains) {
        byDomain.getAll(domains.stream().map(domain -> domain.orElse(OURS)).collect(Collectors.toSet()), this::load);
    }

    private Map<String, Emoji> load(String domain) {
        return load(Set.of(domain)).get(domain);
    }

    private Map<String, Map<String, Emoji>> load(Set<? extends String> domains) {
        var found = database.read(tx -> tx.sql()
                .selectFrom(EMOJI)
                .where(EMOJI.DOMAIN.eq(DSL.any(domains.toArray(String[]::new))))
                .fetch());
        var all = new HashMap<String, Map<String, Emoji>>();
        domains.forEach(domain -> all.put(domain, new HashMap<>()));
        found.forEach(row -> all.get(row.getDomain()).put(row.getShortcode(), emoji(row)));
        return all;
    }

    private static Set<String> words(List<String> texts) {
        var words = new LinkedHashSet<String>();
        for (var text : texts) {
            if (text.indexOf(':') >= 0) {
                IN_TEXT.matcher(text).results().limit(MOST_IN_TEXT).forEach(found -> words.add(found.group(1)));
            }
        }
        return words;
    }

    /** Ours in texts of ours, as other servers are told of them. */
    public List<Tag> tags(List<String> texts) {
        return in(Optional.empty(), texts).stream()
                .<Tag>map(emoji -> new Tag.Emoji(
                        Optional.of(uris.at("/emojis/" + emoji.shortcode())),
                        ":" + emoji.shortcode() + ":",
                        emoji.picture()))
                .toList();
    }

    private Emoji emoji(EmojiRecord row) {
        return new Emoji(
                row.getShortcode(),
                row.getFileKey() == null ? URI.create(row.getRemoteUrl()) : urls.file(row.getFileKey()),
                Optional.ofNullable(row.getCategory()),
                row.getUpdatedAt());
    }
}
