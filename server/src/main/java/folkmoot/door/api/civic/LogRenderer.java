package folkmoot.door.api.civic;

import folkmoot.civic.PublicLog;
import folkmoot.civic.log.Checkpoints;
import folkmoot.civic.log.Forks;
import folkmoot.civic.log.Leaf;
import folkmoot.civic.log.Receipts;
import folkmoot.civic.proposal.PublishedTallies;
import folkmoot.door.api.entity.LogEntryEntity;
import folkmoot.door.api.entity.LogHeadEntity;
import folkmoot.door.api.entity.LogTalliesEntity;
import folkmoot.door.api.entity.ReceiptEntity;
import folkmoot.federation.log.Checkpoint;
import folkmoot.federation.log.TreeHashes;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.WrittenJson;
import folkmoot.platform.uri.LocalUris;
import java.util.HexFormat;
import java.util.List;

/** Shows the log as the API has it. */
final class LogRenderer {

    private final PublicLog log;
    private final LocalUris uris;

    LogRenderer(PublicLog log, LocalUris uris) {
        this.log = log;
        this.uris = uris;
    }

    LogHeadEntity head(Transaction tx, Checkpoints.Signed signed, String key) {
        var checkpoint = signed.checkpoint();
        var origin = log.key().origin();
        var ofOthers = log.forks().ofOthers(tx, origin);
        return new LogHeadEntity(
                origin,
                checkpoint.size(),
                hex(checkpoint.root()),
                signed.at(),
                signed.note().written(),
                key,
                uris.instanceActor().toString(),
                log.reading().head(tx).size(),
                log.checkpoints().isSound(tx),
                log.cosignatures().witnesses(tx).stream()
                        .map(one -> new LogHeadEntity.WitnessEntity(one.name(), one.size(), one.at()))
                        .toList(),
                forks(log.forks().of(tx, origin)),
                log.witnessed().all(tx).stream()
                        .map(seen -> new LogHeadEntity.WitnessedEntity(
                                seen.origin(),
                                seen.checkpoint().map(Checkpoint::size),
                                seen.seenAt(),
                                seen.checkedAt(),
                                seen.trouble(),
                                forks(ofOthers.stream()
                                        .filter(fork -> fork.origin().equals(seen.origin()))
                                        .toList())))
                        .toList());
    }

    private static List<LogHeadEntity.ForkEntity> forks(List<Forks.Fork> forks) {
        return forks.stream()
                .map(fork -> new LogHeadEntity.ForkEntity(
                        fork.origin(), fork.reason().word(), fork.size(), fork.foundAt(), fork.claimed(), fork.known()))
                .toList();
    }

    static LogEntryEntity entry(Leaf entry) {
        return new LogEntryEntity(
                entry.position(), hex(TreeHashes.leaf(entry.bytes())), new WrittenJson(entry.bytes()));
    }

    static LogTalliesEntity tallies(PublishedTallies.Page page) {
        return new LogTalliesEntity(
                page.size(),
                page.rows().stream()
                        .map(row -> new LogTalliesEntity.TallyEntity(
                                row.id(),
                                row.proposal().toString(),
                                row.version(),
                                row.columns().stream().map(LogRenderer::column).toList()))
                        .toList());
    }

    private static LogTalliesEntity.ColumnEntity column(PublishedTallies.Column column) {
        return new LogTalliesEntity.ColumnEntity(
                column.version(), column.column().word(), column.counted(), column.held(), column.invalid());
    }

    static ReceiptEntity receipt(Receipts.Receipt receipt) {
        return new ReceiptEntity(
                receipt.proposal().toString(),
                receipt.supporter().toString(),
                hex(receipt.salt()),
                receipt.commitment(),
                receipt.proved()
                        .map(proved -> new ReceiptEntity.LoggedEntity(
                                proved.leaf().position(),
                                hex(TreeHashes.leaf(proved.leaf().bytes())),
                                new WrittenJson(proved.leaf().bytes()),
                                hex(proved.proof().path()),
                                proved.signed().note().written())));
    }

    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(LogRenderer::hex).toList();
    }
}
