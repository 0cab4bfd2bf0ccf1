package folkmoot.civic.opinion;

import static folkmoot.schema.generated.Tables.MATTER_ROUND;

import folkmoot.civic.matter.MatterTable;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.StatusId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A row for each round, and its first statements. */
final class RoundTable implements MatterTable<Round> {

    private final OpinionStore store;
    private final Ids ids;

    RoundTable(OpinionStore store, Ids ids) {
        this.store = store;
        this.ids = ids;
    }

    @Override
    public void put(Transaction tx, StatusId id, Round block) {
        boolean first = tx.sql()
                        .insertInto(MATTER_ROUND)
                        .set(MATTER_ROUND.STATUS_ID, id.value())
                        .set(MATTER_ROUND.FIRST_STATEMENTS, block.first().toArray(String[]::new))
                        .set(MATTER_ROUND.EACH, block.each())
                        .set(MATTER_ROUND.CHECKED, block.checked())
                        .set(MATTER_ROUND.CLOSES_AT, block.closes())
                        .set(MATTER_ROUND.SEED, id.value())
                        .onConflictDoNothing()
                        .execute()
                == 1;
        if (first) {
            block.first()
                    .forEach(text -> store.insert(tx, ids.next(), id, Optional.empty(), text, Statement.State.SHOWN));
            return;
        }
        tx.sql()
                .update(MATTER_ROUND)
                .set(MATTER_ROUND.EACH, block.each())
                .set(MATTER_ROUND.CHECKED, block.checked())
                .set(MATTER_ROUND.CLOSES_AT, block.closes())
                .where(MATTER_ROUND.STATUS_ID.eq(id.value()))
                .execute();
    }

    @Override
    public Map<StatusId, Round> find(Transaction tx, Collection<StatusId> some) {
        return tx.sql()
                .selectFrom(MATTER_ROUND)
                .where(MATTER_ROUND.STATUS_ID.in(
                        some.stream().map(StatusId::value).toList()))
                .fetchMap(
                        row -> new StatusId(row.getStatusId()),
                        row -> new Round(
                                List.of(row.getFirstStatements()),
                                row.getEach(),
                                row.getChecked(),
                                row.getClosesAt(),
                                Optional.ofNullable(row.getEndedAt())));
    }
}
