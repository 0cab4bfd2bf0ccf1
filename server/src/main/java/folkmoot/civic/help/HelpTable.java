package folkmoot.civic.help;

import static folkmoot.schema.generated.Tables.MATTER_HELP;

import folkmoot.civic.matter.MatterTable;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.StatusId;
import java.util.Collection;
import java.util.Map;

/** A row for each offer and each need. */
public final class HelpTable implements MatterTable<Help> {

    @Override
    public void put(Transaction tx, StatusId id, Help block) {
        tx.sql()
                .insertInto(MATTER_HELP)
                .set(MATTER_HELP.STATUS_ID, id.value())
                .set(MATTER_HELP.QUANTITY, block.quantity())
                .set(MATTER_HELP.INITIALS, block.initials())
                .set(MATTER_HELP.ATTESTED, block.attested())
                .onConflict(MATTER_HELP.STATUS_ID)
                .doUpdate()
                .set(MATTER_HELP.QUANTITY, block.quantity())
                .set(MATTER_HELP.INITIALS, block.initials())
                .set(MATTER_HELP.ATTESTED, block.attested())
                .execute();
    }

    @Override
    public Map<StatusId, Help> find(Transaction tx, Collection<StatusId> some) {
        return tx.sql()
                .selectFrom(MATTER_HELP)
                .where(MATTER_HELP.STATUS_ID.in(
                        some.stream().map(StatusId::value).toList()))
                .fetchMap(
                        row -> new StatusId(row.getStatusId()),
                        row -> new Help(row.getQuantity(), row.getInitials(), row.getAttested()));
    }
}
