package folkmoot.civic.matter;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import java.net.URI;
import java.util.Optional;

/** What members said to matters that are at home elsewhere, and what their homes answered. */
public final class MatterMarks {

    private final MatterAnswerStore store;

    public MatterMarks(MatterAnswers answers) {
        this.store = answers.store();
    }

    public Optional<MatterAnswer> of(Transaction tx, StatusId matter, AccountId account) {
        return store.of(tx, matter, account);
    }

    /** @param join id of the activity by which they said so */
    public void put(Transaction tx, StatusId matter, AccountId account, MatterAnswer.State state, URI join) {
        store.put(tx, matter, account, state, "", "", Optional.of(join));
    }

    public Optional<MatterAnswer> byJoin(Transaction tx, URI join) {
        return store.byUri(tx, join);
    }

    public void setState(Transaction tx, MatterAnswer answer, MatterAnswer.State state) {
        store.setState(tx, answer.id(), state);
    }
}
