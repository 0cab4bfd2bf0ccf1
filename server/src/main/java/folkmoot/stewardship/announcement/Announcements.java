package folkmoot.stewardship.announcement;

import static folkmoot.schema.generated.Tables.ANNOUNCEMENT;
import static folkmoot.schema.generated.Tables.ANNOUNCEMENT_DISMISSAL;
import static folkmoot.schema.generated.Tables.ANNOUNCEMENT_REACTION;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.emoji.Emojis;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Makes, lists and removes announcements, and keeps what members do with them. */
public final class Announcements {

    /** An announcement was made or removed, perhaps by a command: whoever runs the streams tells everybody. */
    public record Change(long id, boolean removed) {}

    public static final JobKind<Change> CHANGED =
            new JobKind<>("announcement-changed", Change.class, RetryPolicy.NEVER);

    private static final int MOST_KINDS = 8;
    private static final int LONGEST = 5_000;

    /** One emoji with its joiners, variants and, for flags of countries within countries, tags. */
    private static final Pattern EMOJI =
            Pattern.compile("(?=.*[^0-9#*])[\\p{IsEmoji}\\u200d\\ufe0f\\u20e3\\x{E0020}-\\x{E007F}]{1,20}");

    private final Jobs jobs;
    private final Emojis emojis;
    private final Ids ids;
    private final InstantSource clock;

    public Announcements(Jobs jobs, Emojis emojis, Ids ids, InstantSource clock) {
        this.jobs = jobs;
        this.emojis = emojis;
        this.ids = ids;
        this.clock = clock;
    }

    /** Shown at once; with an end no longer than to it. 422 without a text. Returns its id. */
    public long add(Transaction tx, String text, Optional<Instant> starts, Optional<Instant> ends, boolean allDay) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw Invalid.refused("An announcement has a text of at most " + LONGEST + " characters.");
        }
        long id = ids.next();
        var now = clock.instant();
        tx.sql()
                .insertInto(ANNOUNCEMENT)
                .set(ANNOUNCEMENT.ID, id)
                .set(ANNOUNCEMENT.TEXT, text.strip())
                .set(ANNOUNCEMENT.STARTS_AT, starts.orElse(null))
                .set(ANNOUNCEMENT.ENDS_AT, ends.orElse(null))
                .set(ANNOUNCEMENT.ALL_DAY, allDay)
                .set(ANNOUNCEMENT.PUBLISHED_AT, now)
                .set(ANNOUNCEMENT.UPDATED_AT, now)
                .execute();
        jobs.enqueue(tx, CHANGED, new Change(id, false));
        return id;
    }

    /** 404 where there is none. */
    public void remove(Transaction tx, long id) {
        if (tx.sql().deleteFrom(ANNOUNCEMENT).where(ANNOUNCEMENT.ID.eq(id)).execute() == 0) {
            throw new NotFound();
        }
        jobs.enqueue(tx, CHANGED, new Change(id, true));
    }

    /** Those that have not ended, oldest first: two queries. */
    public List<Announcement> list(Transaction tx, Optional<AccountId> viewer) {
        return select(tx, viewer, ANNOUNCEMENT.ENDS_AT.isNull().or(ANNOUNCEMENT.ENDS_AT.gt(clock.instant())));
    }

    public Optional<Announcement> find(Transaction tx, Optional<AccountId> viewer, long id) {
        return select(tx, viewer, ANNOUNCEMENT.ID.eq(id)).stream().findFirst();
    }

    private static List<Announcement> select(Transaction tx, Optional<AccountId> viewer, Condition condition) {
        long me = viewer.map(AccountId::value).orElse(0L);
        var read = DSL.field(DSL.exists(DSL.selectOne()
                .from(ANNOUNCEMENT_DISMISSAL)
                .where(ANNOUNCEMENT_DISMISSAL.ANNOUNCEMENT_ID.eq(ANNOUNCEMENT.ID))
                .and(ANNOUNCEMENT_DISMISSAL.ACCOUNT_ID.eq(me))));
        var rows = tx.sql()
                .select(ANNOUNCEMENT.asterisk(), read.as("seen"))
                .from(ANNOUNCEMENT)
                .where(condition)
                .orderBy(ANNOUNCEMENT.ID)
                .fetch();
        var reactions = reactions(tx, me, rows.getValues(ANNOUNCEMENT.ID));
        return rows.map(row -> announcement(row, reactions.getOrDefault(row.get(ANNOUNCEMENT.ID), List.of())));
    }

    private static Announcement announcement(Record row, List<Announcement.Reaction> reactions) {
        return new Announcement(
                row.get(ANNOUNCEMENT.ID),
                row.get(ANNOUNCEMENT.TEXT),
                Optional.ofNullable(row.get(ANNOUNCEMENT.STARTS_AT)),
                Optional.ofNullable(row.get(ANNOUNCEMENT.ENDS_AT)),
                row.get(ANNOUNCEMENT.ALL_DAY),
                row.get(ANNOUNCEMENT.PUBLISHED_AT),
                row.get(ANNOUNCEMENT.UPDATED_AT),
                row.get("seen", Boolean.class),
                reactions);
    }

    private static Map<Long, List<Announcement.Reaction>> reactions(Transaction tx, long viewer, List<Long> wanted) {
        var mine = DSL.boolOr(ANNOUNCEMENT_REACTION.ACCOUNT_ID.eq(viewer));
        return tx.sql()
                .select(ANNOUNCEMENT_REACTION.ANNOUNCEMENT_ID, ANNOUNCEMENT_REACTION.NAME, DSL.count(), mine)
                .from(ANNOUNCEMENT_REACTION)
                .where(ANNOUNCEMENT_REACTION.ANNOUNCEMENT_ID.in(wanted))
                .groupBy(ANNOUNCEMENT_REACTION.ANNOUNCEMENT_ID, ANNOUNCEMENT_REACTION.NAME)
                .orderBy(DSL.min(ANNOUNCEMENT_REACTION.CREATED_AT))
                .fetchGroups(
                        row -> row.value1(),
                        row -> new Announcement.Reaction(row.value2(), row.value3(), row.value4()));
    }

    /** The viewer has read it. 404 where there is none. */
    public void dismiss(Transaction tx, AccountId viewer, long id) {
        find(tx, Optional.of(viewer), id).orElseThrow(NotFound::new);
        tx.sql()
                .insertInto(ANNOUNCEMENT_DISMISSAL)
                .set(ANNOUNCEMENT_DISMISSAL.ANNOUNCEMENT_ID, id)
                .set(ANNOUNCEMENT_DISMISSAL.ACCOUNT_ID, viewer.value())
                .onConflictDoNothing()
                .execute();
    }

    /**
     * Puts an emoji, or the shortcode of one of ours, under an announcement; twice is the same as once. 422 for what is
     * neither, and for a ninth kind. Returns how many put it there.
     */
    public int react(Transaction tx, AccountId viewer, long id, String name) {
        tx.alone("reactions to announcement " + id);
        var known = find(tx, Optional.of(viewer), id).orElseThrow(NotFound::new).reactions();
        boolean newKind = known.stream().noneMatch(reaction -> reaction.name().equals(name));
        if (newKind && !isEmoji(tx, name)) {
            throw Invalid.field("name", "ERR_INVALID", "is not a recognized emoji");
        }
        if (newKind && known.size() >= MOST_KINDS) {
            throw Invalid.field("base", "ERR_TOO_LONG", "Limit of different reactions reached");
        }
        tx.sql()
                .insertInto(ANNOUNCEMENT_REACTION)
                .set(ANNOUNCEMENT_REACTION.ANNOUNCEMENT_ID, id)
                .set(ANNOUNCEMENT_REACTION.ACCOUNT_ID, viewer.value())
                .set(ANNOUNCEMENT_REACTION.NAME, name)
                .set(ANNOUNCEMENT_REACTION.CREATED_AT, clock.instant())
                .onConflictDoNothing()
                .execute();
        return count(tx, id, name);
    }

    private boolean isEmoji(Transaction tx, String name) {
        return EMOJI.matcher(name).matches()
                || emojis.ours(tx).stream().anyMatch(emoji -> emoji.shortcode().equals(name));
    }

    /** Takes it back. 404 where there was none. Returns how many are left. */
    public int unreact(Transaction tx, AccountId viewer, long id, String name) {
        int gone = tx.sql()
                .deleteFrom(ANNOUNCEMENT_REACTION)
                .where(ANNOUNCEMENT_REACTION.ANNOUNCEMENT_ID.eq(id))
                .and(ANNOUNCEMENT_REACTION.ACCOUNT_ID.eq(viewer.value()))
                .and(ANNOUNCEMENT_REACTION.NAME.eq(name))
                .execute();
        if (gone == 0) {
            throw new NotFound();
        }
        return count(tx, id, name);
    }

    private static int count(Transaction tx, long id, String name) {
        return tx.sql()
                .fetchCount(
                        ANNOUNCEMENT_REACTION,
                        ANNOUNCEMENT_REACTION.ANNOUNCEMENT_ID.eq(id).and(ANNOUNCEMENT_REACTION.NAME.eq(name)));
    }
}
