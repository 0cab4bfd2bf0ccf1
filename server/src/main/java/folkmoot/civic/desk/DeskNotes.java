package folkmoot.civic.desk;

import static folkmoot.schema.generated.Tables.ACCOUNT;
import static folkmoot.schema.generated.Tables.DESK_NOTE;
import static folkmoot.schema.generated.Tables.DESK_TEMPLATE;
import static folkmoot.schema.generated.Tables.USERS;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.Names;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What those at a desk write for each other: notes about a group, and texts to begin answers with. Only they read it. */
public final class DeskNotes {

    private static final int LONGEST_TEXT = 6_000;
    private static final int LONGEST_NAME = 80;
    private static final int MOST = 200;

    private final Desk desk;
    private final Ids ids;
    private final InstantSource clock;

    DeskNotes(Desk desk, Ids ids, InstantSource clock) {
        this.desk = desk;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param username of whoever wrote it; empty once they are gone */
    public record DeskNote(Optional<String> username, String text, Instant at) {}

    /** A text to begin with, with fields such as {@code {title}}. */
    public record DeskTemplate(String name, String text) {}

    /** Problems: 404 for a group elsewhere, 422 for no text. */
    public void add(Transaction tx, DeskWorker worker, ProposalId group, String text) {
        desk.requireGroup(tx, worker, group);
        tx.sql()
                .insertInto(DESK_NOTE)
                .set(DESK_NOTE.ID, ids.next())
                .set(DESK_NOTE.ACCOUNT_ID, worker.account().value())
                .set(DESK_NOTE.GROUP_ID, group.value())
                .set(DESK_NOTE.USER_ID, worker.person().value())
                .set(DESK_NOTE.TEXT, required("text", text, LONGEST_TEXT))
                .set(DESK_NOTE.CREATED_AT, clock.instant())
                .execute();
    }

    /** The newest last. */
    public List<DeskNote> list(Transaction tx, DeskWorker worker, ProposalId group) {
        return tx.sql()
                .select(ACCOUNT.USERNAME, DESK_NOTE.TEXT, DESK_NOTE.CREATED_AT)
                .from(DESK_NOTE)
                .leftJoin(USERS)
                .on(USERS.ID.eq(DESK_NOTE.USER_ID))
                .leftJoin(ACCOUNT)
                .on(ACCOUNT.ID.eq(USERS.ACCOUNT_ID))
                .where(DESK_NOTE.ACCOUNT_ID.eq(worker.account().value()), DESK_NOTE.GROUP_ID.eq(group.value()))
                .orderBy(DESK_NOTE.ID.desc())
                .limit(MOST)
                .fetch(row -> new DeskNote(Optional.ofNullable(row.value1()), row.value2(), row.value3()))
                .reversed();
    }

    /** Keeps a text under a name, in place of what had it; without a text the name is forgotten. Problems: 422 for no name. */
    public void keepTemplate(Transaction tx, DeskWorker worker, String name, String text) {
        var clean = required("name", name, LONGEST_NAME);
        if (text.isBlank()) {
            tx.sql()
                    .deleteFrom(DESK_TEMPLATE)
                    .where(DESK_TEMPLATE.ACCOUNT_ID.eq(worker.account().value()), DESK_TEMPLATE.NAME.eq(clean))
                    .execute();
            return;
        }
        var kept = required("text", text, LONGEST_TEXT);
        tx.sql()
                .insertInto(DESK_TEMPLATE)
                .set(DESK_TEMPLATE.ID, ids.next())
                .set(DESK_TEMPLATE.ACCOUNT_ID, worker.account().value())
                .set(DESK_TEMPLATE.NAME, clean)
                .set(DESK_TEMPLATE.TEXT, kept)
                .onConflict(DESK_TEMPLATE.ACCOUNT_ID, DESK_TEMPLATE.NAME)
                .doUpdate()
                .set(DESK_TEMPLATE.TEXT, kept)
                .execute();
    }

    public List<DeskTemplate> templates(Transaction tx, DeskWorker worker) {
        return tx.sql()
                .select(DESK_TEMPLATE.NAME, DESK_TEMPLATE.TEXT)
                .from(DESK_TEMPLATE)
                .where(DESK_TEMPLATE.ACCOUNT_ID.eq(worker.account().value()))
                .orderBy(DESK_TEMPLATE.NAME)
                .limit(MOST)
                .fetch(row -> new DeskTemplate(row.value1(), row.value2()));
    }

    private static String required(String field, String text, int longest) {
        var clean = Names.cleanLines(text);
        if (clean.isEmpty()) {
            throw Invalid.field(field, "ERR_BLANK", "can't be blank");
        }
        if (clean.length() > longest) {
            throw Invalid.field(field, "ERR_TOO_LONG", "must have at most " + longest + " characters");
        }
        return clean;
    }
}
