package folkmoot.people.block;

import folkmoot.federation.vocabulary.Block;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.drop.DropReason;
import folkmoot.platform.drop.Drops;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/** Block and its Undo from elsewhere. Those of accounts that are not ours are none of our business. */
public final class BlockHandler {

    private final Blocks blocks;
    private final Accounts accounts;

    public BlockHandler(Blocks blocks, Accounts accounts) {
        this.blocks = blocks;
        this.accounts = accounts;
    }

    /** The sender wants nothing to do with one of ours: follows end both ways, and each is hidden from the other. */
    public Consumer<Transaction> receive(Block block, Account sender) {
        return tx -> target(tx, block)
                .ifPresentOrElse(
                        target -> blocks.receive(tx, sender, target, block.id()),
                        () -> Drops.note(tx, DropReason.UNKNOWN_OBJECT));
    }

    /** False when there was no such block. */
    public boolean undo(Transaction tx, Block block, Account sender) {
        return target(tx, block)
                .filter(target -> blocks.removed(tx, sender, target))
                .isPresent();
    }

    /** As {@link #undo}, named by the id of the Block only; false when it is not the id of a block of the sender's. */
    public boolean undo(Transaction tx, URI blockId, Account sender) {
        return blocks.removed(tx, sender, blockId);
    }

    private Optional<Account> target(Transaction tx, Block block) {
        return accounts.byUri(tx, block.object()).filter(Account::isLocal);
    }
}
