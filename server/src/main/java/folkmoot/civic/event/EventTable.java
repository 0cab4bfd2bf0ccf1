package folkmoot.civic.event;

import static folkmoot.schema.generated.Tables.MATTER_EVENT;

import folkmoot.civic.matter.MatterTable;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.StatusId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** A row for each event. */
public final class EventTable implements MatterTable<Event> {

    @Override
    public void put(Transaction tx, StatusId id, Event block) {
        tx.sql()
                .insertInto(MATTER_EVENT)
                .set(MATTER_EVENT.STATUS_ID, id.value())
                .set(MATTER_EVENT.STARTS_AT, block.start())
                .set(MATTER_EVENT.ENDS_AT, block.end().orElse(null))
                .set(MATTER_EVENT.CAPACITY, block.capacity().orElse(null))
                .set(MATTER_EVENT.LINK, block.link())
                .onConflict(MATTER_EVENT.STATUS_ID)
                .doUpdate()
                .set(MATTER_EVENT.STARTS_AT, block.start())
                .set(MATTER_EVENT.ENDS_AT, block.end().orElse(null))
                .set(MATTER_EVENT.CAPACITY, block.capacity().orElse(null))
                .set(MATTER_EVENT.LINK, block.link())
                .execute();
    }

    @Override
    public Map<StatusId, Event> find(Transaction tx, Collection<StatusId> some) {
        return tx.sql()
                .selectFrom(MATTER_EVENT)
                .where(MATTER_EVENT.STATUS_ID.in(
                        some.stream().map(StatusId::value).toList()))
                .fetchMap(
                        row -> new StatusId(row.getStatusId()),
                        row -> new Event(
                                row.getStartsAt(),
                                Optional.ofNullable(row.getEndsAt()),
                                Optional.ofNullable(row.getCapacity()),
                                row.getLink()));
    }
}
