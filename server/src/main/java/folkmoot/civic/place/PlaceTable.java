package folkmoot.civic.place;

import static folkmoot.schema.generated.Tables.MATTER_PLACE;

import folkmoot.civic.matter.MatterTable;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.StatusId;
import java.util.Collection;
import java.util.Map;

/** A row for each place. */
public final class PlaceTable implements MatterTable<MarkedPlace> {

    @Override
    public void put(Transaction tx, StatusId id, MarkedPlace block) {
        tx.sql()
                .insertInto(MATTER_PLACE)
                .set(MATTER_PLACE.STATUS_ID, id.value())
                .set(MATTER_PLACE.SORT, block.sort().word())
                .set(MATTER_PLACE.HOURS, block.hours())
                .set(MATTER_PLACE.BUILDING, block.building())
                .onConflict(MATTER_PLACE.STATUS_ID)
                .doUpdate()
                .set(MATTER_PLACE.SORT, block.sort().word())
                .set(MATTER_PLACE.HOURS, block.hours())
                .execute();
    }

    @Override
    public Map<StatusId, MarkedPlace> find(Transaction tx, Collection<StatusId> some) {
        return tx.sql()
                .selectFrom(MATTER_PLACE)
                .where(MATTER_PLACE.STATUS_ID.in(
                        some.stream().map(StatusId::value).toList()))
                .fetchMap(
                        row -> new StatusId(row.getStatusId()),
                        row -> new MarkedPlace(
                                PlaceSort.of(row.getSort()).orElse(PlaceSort.MEETING),
                                row.getHours(),
                                row.getBuilding()));
    }
}
