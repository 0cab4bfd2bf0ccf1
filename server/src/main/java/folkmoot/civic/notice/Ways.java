package folkmoot.civic.notice;

import folkmoot.civic.body.Body;
import folkmoot.civic.proposal.Foundations;
import folkmoot.people.account.Account;
import folkmoot.people.instance.DomainBlocks;
import folkmoot.platform.database.Transaction;
import java.util.Optional;

/** How a body is reached, as its entry in the register says now. */
final class Ways {

    private final Foundations civic;
    private final DomainBlocks blocks;

    Ways(Foundations civic, DomainBlocks blocks) {
        this.civic = civic;
        this.blocks = blocks;
    }

    /** Its actor where one is known and not shut out, else its address; empty where it has neither. */
    Optional<Way> of(Transaction tx, Body body) {
        return account(tx, body)
                .<Way>map(Way.Actor::new)
                .or(() -> body.mail().filter(address -> !address.isBlank()).map(Way.Mail::new));
    }

    private Optional<Account> account(Transaction tx, Body body) {
        return body.account()
                .flatMap(id -> civic.accounts().find(tx, id))
                .or(() -> body.handle().flatMap(handle -> civic.bodies().account(tx, handle)))
                .filter(Account::isActive)
                .filter(account -> account.domain().filter(blocks::isSuspended).isEmpty());
    }
}
