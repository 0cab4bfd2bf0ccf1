package folkmoot.civic.release;

import static folkmoot.schema.generated.Tables.MATTER_RELEASE;

import folkmoot.civic.community.DataLicence;
import folkmoot.civic.matter.MatterTable;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.StatusId;
import java.util.Collection;
import java.util.Map;

/** A row for each release. */
public final class ReleaseTable implements MatterTable<Release> {

    @Override
    public void put(Transaction tx, StatusId id, Release block) {
        tx.sql()
                .insertInto(MATTER_RELEASE)
                .set(MATTER_RELEASE.STATUS_ID, id.value())
                .set(MATTER_RELEASE.LICENCE, block.licence().word())
                .set(MATTER_RELEASE.OPENS_AT, block.opens())
                .onConflict(MATTER_RELEASE.STATUS_ID)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    @Override
    public Map<StatusId, Release> find(Transaction tx, Collection<StatusId> some) {
        return tx.sql()
                .selectFrom(MATTER_RELEASE)
                .where(MATTER_RELEASE.STATUS_ID.in(
                        some.stream().map(StatusId::value).toList()))
                .fetchMap(
                        row -> new StatusId(row.getStatusId()),
                        row -> new Release(DataLicence.of(row.getLicence()).orElse(DataLicence.CC0), row.getOpensAt()));
    }
}
