package folkmoot.civic.decision;

import static folkmoot.schema.generated.Tables.MATTER_DECISION;

import folkmoot.civic.matter.MatterTable;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.StatusId;
import folkmoot.schema.generated.tables.records.MatterDecisionRecord;
import folkmoot.talk.poll.PollFaces;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A row for each decision, and the poll by which clients answer it. */
public final class DecisionTable implements MatterTable<Decision> {

    private final Statuses statuses;
    private final PollFaces faces;

    public DecisionTable(Statuses statuses, PollFaces faces) {
        this.statuses = statuses;
        this.faces = faces;
    }

    /** What became of it stays. */
    @Override
    public void put(Transaction tx, StatusId id, Decision block) {
        var before = Optional.ofNullable(find(tx, List.of(id)).get(id));
        var row = new MatterDecisionRecord();
        row.setStatusId(id.value());
        row.setMethod(block.method().word());
        row.setVariants(block.variants().toArray(String[]::new));
        row.setExperience(block.experience().toArray(String[]::new));
        row.setExperiencedOnly(block.experiencedOnly());
        row.setSecret(block.secret());
        row.setQuorum(block.quorum().orElse(null));
        row.setClosesAt(block.closes());
        tx.sql()
                .insertInto(MATTER_DECISION)
                .set(row)
                .onConflict(MATTER_DECISION.STATUS_ID)
                .doUpdate()
                .set(row)
                .execute();
        if (before.filter(old -> old.asked().equals(block.asked())).isEmpty()) {
            statuses.find(tx, id)
                    .filter(Status::local)
                    .filter(status -> status.text().type().equals("Question"))
                    .ifPresent(status -> faces.ask(
                            tx,
                            status,
                            new PollFaces.Question(
                                    block.variants(),
                                    block.method() == Method.APPROVAL,
                                    block.secret(),
                                    block.closes())));
        }
    }

    @Override
    public Map<StatusId, Decision> find(Transaction tx, Collection<StatusId> some) {
        return tx.sql()
                .selectFrom(MATTER_DECISION)
                .where(MATTER_DECISION.STATUS_ID.in(
                        some.stream().map(StatusId::value).toList()))
                .fetchMap(row -> new StatusId(row.getStatusId()), DecisionTable::decision);
    }

    private static Decision decision(MatterDecisionRecord row) {
        return new Decision(
                Method.of(row.getMethod()).orElseThrow(),
                List.of(row.getVariants()),
                List.of(row.getExperience()),
                row.getExperiencedOnly(),
                row.getSecret(),
                Optional.ofNullable(row.getQuorum()),
                row.getClosesAt(),
                Set.of(row.getWithdrawn()),
                Optional.ofNullable(row.getCountedAt()));
    }
}
