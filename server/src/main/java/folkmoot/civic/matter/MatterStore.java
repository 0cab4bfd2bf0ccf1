package folkmoot.civic.matter;

import static folkmoot.schema.generated.Tables.COMMUNITY_KINDS;
import static folkmoot.schema.generated.Tables.MATTER;
import static folkmoot.schema.generated.Tables.MATTER_ANSWER;
import static folkmoot.schema.generated.Tables.MATTER_OBJECTION;
import static folkmoot.schema.generated.Tables.STATUS;
import static org.jooq.impl.DSL.select;

import folkmoot.civic.proposal.Spot;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.StatusId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.SortField;

/** All SQL that writes what all kinds share. */
final class MatterStore {

    void insert(Transaction tx, Matter matter) {
        tx.sql()
                .insertInto(MATTER)
                .set(MATTER.STATUS_ID, matter.id().value())
                .set(
                        MATTER.COMMUNITY_ID,
                        matter.community().map(CommunityId::value).orElse(null))
                .set(MATTER.AUTHOR_ACCOUNT_ID, matter.author().value())
                .set(MATTER.KIND, matter.kind())
                .set(MATTER.TITLE, matter.title())
                .set(MATTER.BODY, matter.text().body())
                .set(MATTER.LANGUAGE, matter.text().language())
                .set(MATTER.STATE, matter.state().word())
                .set(MATTER.PLACE, matter.spot().map(Spot::name).orElse(null))
                .set(MATTER.LATITUDE, Spot.latitude(matter.spot()))
                .set(MATTER.LONGITUDE, Spot.longitude(matter.spot()))
                .set(MATTER.ENDS_AT, matter.ends().orElse(null))
                .set(MATTER.FIRST_NAME, matter.contact().firstName())
                .set(MATTER.MEETING, matter.contact().meeting())
                .set(MATTER.STATE_AT, matter.times().stateSince())
                .set(MATTER.CREATED_AT, matter.times().made())
                .execute();
    }

    /** What its author may change. */
    void update(Transaction tx, Matter matter) {
        tx.sql()
                .update(MATTER)
                .set(MATTER.TITLE, matter.title())
                .set(MATTER.BODY, matter.text().body())
                .set(MATTER.PLACE, matter.spot().map(Spot::name).orElse(null))
                .set(MATTER.LATITUDE, Spot.latitude(matter.spot()))
                .set(MATTER.LONGITUDE, Spot.longitude(matter.spot()))
                .set(MATTER.ENDS_AT, matter.ends().orElse(null))
                .set(MATTER.FIRST_NAME, matter.contact().firstName())
                .set(MATTER.MEETING, matter.contact().meeting())
                .where(MATTER.STATUS_ID.eq(matter.id().value()))
                .execute();
    }

    void setState(Transaction tx, StatusId id, MatterState state, Instant now) {
        tx.sql()
                .update(MATTER)
                .set(MATTER.STATE, state.word())
                .set(MATTER.STATE_AT, now)
                .where(MATTER.STATUS_ID.eq(id.value()))
                .execute();
    }

    /** After its room has changed: what was taken and has room again is open. */
    void fill(Transaction tx, Matter matter, int room, Instant now) {
        if (matter.state() != MatterState.TAKEN) {
            return;
        }
        int taken = tx.sql()
                .fetchCount(
                        MATTER_ANSWER,
                        MATTER_ANSWER
                                .STATUS_ID
                                .eq(matter.id().value())
                                .and(MATTER_ANSWER.STATE.eq(MatterAnswer.State.AGREED.word())));
        if (taken < room) {
            setState(tx, matter.id(), MatterState.OPEN, now);
        }
    }

    void delete(Transaction tx, StatusId id) {
        tx.sql().deleteFrom(MATTER).where(MATTER.STATUS_ID.eq(id.value())).execute();
    }

    /** Those whose posts are gone, at most so many; how many there were. */
    int deleteGone(Transaction tx, int most) {
        return tx.sql()
                .deleteFrom(MATTER)
                .where(MATTER.STATUS_ID.in(select(MATTER.STATUS_ID)
                        .from(MATTER)
                        .join(STATUS)
                        .on(STATUS.ID.eq(MATTER.STATUS_ID))
                        .where(STATUS.DELETED_AT.isNotNull())
                        .limit(most)))
                .execute();
    }

    /** Nobody else changes it, nor who answered it, until the transaction ends. */
    Optional<Matter> lock(Transaction tx, StatusId id) {
        tx.sql()
                .select(MATTER.STATUS_ID)
                .from(MATTER)
                .where(MATTER.STATUS_ID.eq(id.value()))
                .forUpdate()
                .fetch();
        return list(tx, MATTER.STATUS_ID.eq(id.value()), List.of(), 1).stream().findFirst();
    }

    List<Matter> list(Transaction tx, Condition which, List<SortField<?>> order, int most) {
        return tx.sql()
                .select(MATTER.fields())
                .select(STATUS.COMMUNITY_ID)
                .from(MATTER)
                .join(STATUS)
                .on(STATUS.ID.eq(MATTER.STATUS_ID))
                .where(which)
                .and(STATUS.DELETED_AT.isNull())
                .orderBy(order)
                .limit(most)
                .fetch(MatterStore::matter);
    }

    private static Matter matter(Record found) {
        var row = found.into(MATTER);
        var community = Optional.ofNullable(row.getCommunityId());
        return new Matter(
                new StatusId(row.getStatusId()),
                community.map(CommunityId::new),
                new AccountId(row.getAuthorAccountId()),
                row.getKind(),
                new Matter.Text(row.getTitle(), row.getBody(), row.getLanguage()),
                Spot.kept(row.getPlace(), row.getLatitude(), row.getLongitude()),
                MatterState.of(row.getState()).orElseThrow(),
                Optional.ofNullable(row.getEndsAt()),
                new Matter.Contact(row.getFirstName(), row.getMeeting()),
                row.getListed(),
                community.isPresent() && !community.get().equals(found.get(STATUS.COMMUNITY_ID)),
                new Matter.Times(row.getCreatedAt(), row.getStateAt()));
    }

    void setListed(Transaction tx, StatusId id, boolean listed) {
        tx.sql()
                .update(MATTER)
                .set(MATTER.LISTED, listed)
                .where(MATTER.STATUS_ID.eq(id.value()))
                .execute();
    }

    /** What the two told each other is no longer needed. */
    void forget(Transaction tx, StatusId id) {
        tx.sql()
                .update(MATTER)
                .set(MATTER.FIRST_NAME, "")
                .set(MATTER.MEETING, "")
                .where(MATTER.STATUS_ID.eq(id.value()))
                .execute();
        tx.sql()
                .update(MATTER_ANSWER)
                .set(MATTER_ANSWER.FIRST_NAME, "")
                .set(MATTER_ANSWER.NOTE, "")
                .where(MATTER_ANSWER.STATUS_ID.eq(id.value()))
                .execute();
    }

    void setKinds(Transaction tx, CommunityId community, List<String> kinds, Instant now) {
        var words = kinds.toArray(String[]::new);
        tx.sql()
                .insertInto(COMMUNITY_KINDS)
                .set(COMMUNITY_KINDS.COMMUNITY_ID, community.value())
                .set(COMMUNITY_KINDS.KINDS, words)
                .set(COMMUNITY_KINDS.CHANGED_AT, now)
                .onConflict(COMMUNITY_KINDS.COMMUNITY_ID)
                .doUpdate()
                .set(COMMUNITY_KINDS.KINDS, words)
                .set(COMMUNITY_KINDS.CHANGED_AT, now)
                .execute();
    }

    Optional<List<String>> kinds(Transaction tx, CommunityId community) {
        return tx.sql()
                .selectFrom(COMMUNITY_KINDS)
                .where(COMMUNITY_KINDS.COMMUNITY_ID.eq(community.value()))
                .fetchOptional(row -> List.of(row.getKinds()));
    }

    void object(Transaction tx, CommunityId community, AccountId author, String initials, Instant now) {
        tx.sql()
                .insertInto(MATTER_OBJECTION)
                .set(MATTER_OBJECTION.COMMUNITY_ID, community.value())
                .set(MATTER_OBJECTION.AUTHOR_ACCOUNT_ID, author.value())
                .set(MATTER_OBJECTION.INITIALS, initials)
                .set(MATTER_OBJECTION.OBJECTED_AT, now)
                .onConflictDoNothing()
                .execute();
    }

    boolean objected(Transaction tx, CommunityId community, AccountId author, String initials) {
        return tx.sql()
                .fetchExists(
                        MATTER_OBJECTION,
                        MATTER_OBJECTION
                                .COMMUNITY_ID
                                .eq(community.value())
                                .and(MATTER_OBJECTION.AUTHOR_ACCOUNT_ID.eq(author.value()))
                                .and(MATTER_OBJECTION.INITIALS.eq(initials)));
    }
}
