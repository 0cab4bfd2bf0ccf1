package folkmoot.civic.place;

import static folkmoot.schema.generated.Tables.MATTER_PLACE_MARK;

import folkmoot.civic.body.Officials;
import folkmoot.civic.community.Bans;
import folkmoot.civic.matter.Matter;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.impl.DSL;

/** How people found places: from 1 to 5 for each mark of its sort, once for each person, who may change it. Shown are means and how many said so. */
public final class PlaceMarks {

    public static final int MOST = 5;

    private final Officials officials;
    private final Bans bans;
    private final InstantSource clock;

    public PlaceMarks(Officials officials, Bans bans, InstantSource clock) {
        this.officials = officials;
        this.bans = bans;
        this.clock = clock;
    }

    /** @param mean of all values */
    public record Mean(double mean, int people) {}

    /**
     * Somebody says how they found it; what is not said stays. Problems: 403 for who added it, who is no person, speaks for a public body or is
     * banned; 422 for marks that the sort has not, and other values.
     */
    public void put(Transaction tx, Matter matter, MarkedPlace place, Account by, Map<String, Integer> values) {
        var community = matter.community().orElseThrow(() -> new Forbidden("It is at home on another server"));
        if (matter.author().equals(by.id())
                || by.type() != ActorType.PERSON
                || !by.isActive()
                || officials.isOfficial(tx, community, by)
                || bans.isBanned(tx, community, by.id())) {
            throw new Forbidden("Only other people who do not speak for a public body can mark it");
        }
        if (values.isEmpty()) {
            throw Invalid.field("marks", "ERR_BLANK", "can't be blank");
        }
        values.forEach((mark, value) -> {
            if (!place.sort().marks().contains(mark) || value < 1 || value > MOST) {
                throw Invalid.field(
                        "marks",
                        "ERR_INVALID",
                        "must be from 1 to 5, of "
                                + String.join(", ", place.sort().marks()));
            }
        });
        values.forEach((mark, value) -> put(tx, matter.id(), by.id(), mark, value));
    }

    private void put(Transaction tx, StatusId place, AccountId by, String mark, int value) {
        tx.sql()
                .insertInto(MATTER_PLACE_MARK)
                .set(MATTER_PLACE_MARK.STATUS_ID, place.value())
                .set(MATTER_PLACE_MARK.ACCOUNT_ID, by.value())
                .set(MATTER_PLACE_MARK.MARK, mark)
                .set(MATTER_PLACE_MARK.VALUE, value)
                .set(MATTER_PLACE_MARK.MARKED_AT, clock.instant())
                .onConflict(MATTER_PLACE_MARK.STATUS_ID, MATTER_PLACE_MARK.ACCOUNT_ID, MATTER_PLACE_MARK.MARK)
                .doUpdate()
                .set(MATTER_PLACE_MARK.VALUE, value)
                .set(MATTER_PLACE_MARK.MARKED_AT, clock.instant())
                .execute();
    }

    boolean isMarked(Transaction tx, StatusId place) {
        return tx.sql().fetchExists(MATTER_PLACE_MARK, MATTER_PLACE_MARK.STATUS_ID.eq(place.value()));
    }

    /** By the marks of its sort, in their order; what nobody marked is absent. */
    public Map<String, Mean> means(Transaction tx, StatusId place, PlaceSort sort) {
        Map<String, Mean> found = tx.sql()
                .select(MATTER_PLACE_MARK.MARK, DSL.avg(MATTER_PLACE_MARK.VALUE), DSL.count())
                .from(MATTER_PLACE_MARK)
                .where(MATTER_PLACE_MARK.STATUS_ID.eq(place.value()))
                .groupBy(MATTER_PLACE_MARK.MARK)
                .fetchMap(
                        row -> row.value1(),
                        row -> new Mean(Math.round(row.value2().doubleValue() * 10) / 10.0, row.value3()));
        var means = new LinkedHashMap<String, Mean>();
        sort.marks().stream().filter(found::containsKey).forEach(mark -> means.put(mark, found.get(mark)));
        return means;
    }

    /** One's own. */
    public Map<String, Integer> own(Transaction tx, StatusId place, AccountId by) {
        return tx.sql()
                .selectFrom(MATTER_PLACE_MARK)
                .where(MATTER_PLACE_MARK.STATUS_ID.eq(place.value()))
                .and(MATTER_PLACE_MARK.ACCOUNT_ID.eq(by.value()))
                .fetchMap(MATTER_PLACE_MARK.MARK, MATTER_PLACE_MARK.VALUE);
    }
}
