package folkmoot.civic.proposal;

import static folkmoot.schema.generated.Tables.PROPOSAL_VERSION;
import static folkmoot.schema.generated.Tables.SUPPORT;

import folkmoot.civic.log.CivicLog;
import folkmoot.civic.log.Commitments;
import folkmoot.civic.log.LogEntry.VersionEntry;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.uri.LocalUris;
import folkmoot.schema.generated.tables.records.ProposalVersionRecord;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;

/** The texts of proposals at home here, from the first on: all SQL of {@code proposal_version}. */
public final class TextVersions {

    private static final int MOST = 500;

    private final CivicLog log;
    private final LocalUris uris;

    TextVersions(CivicLog log, LocalUris uris) {
        this.log = log;
        this.uris = uris;
    }

    /** Every text that stood, oldest first, at most 500. */
    public List<TextVersion> list(Transaction tx, ProposalId id) {
        return tx.sql()
                .selectFrom(PROPOSAL_VERSION)
                .where(PROPOSAL_VERSION.PROPOSAL_ID.eq(id.value()))
                .orderBy(PROPOSAL_VERSION.VERSION, PROPOSAL_VERSION.CORRECTION)
                .limit(MOST)
                .fetch(TextVersions::version);
    }

    /** The text of a version as it stands now. */
    public Optional<TextVersion> find(Transaction tx, ProposalId id, int number) {
        return latest(tx, id, PROPOSAL_VERSION.VERSION.eq(number));
    }

    /** What corrections of a version are compared with. */
    Optional<TextVersion> base(Transaction tx, ProposalId id, int number) {
        return latest(tx, id, PROPOSAL_VERSION.VERSION.eq(number).and(PROPOSAL_VERSION.BASE));
    }

    private static Optional<TextVersion> latest(Transaction tx, ProposalId id, Condition which) {
        return tx.sql()
                .selectFrom(PROPOSAL_VERSION)
                .where(PROPOSAL_VERSION.PROPOSAL_ID.eq(id.value()))
                .and(which)
                .orderBy(PROPOSAL_VERSION.VERSION.desc(), PROPOSAL_VERSION.CORRECTION.desc())
                .limit(1)
                .fetchOptional(TextVersions::version);
    }

    /** How many versions were begun since a moment. */
    int begunSince(Transaction tx, ProposalId id, Instant since) {
        return tx.sql()
                .fetchCount(
                        PROPOSAL_VERSION,
                        PROPOSAL_VERSION
                                .PROPOSAL_ID
                                .eq(id.value())
                                .and(PROPOSAL_VERSION.CORRECTION.eq(0))
                                .and(PROPOSAL_VERSION.VERSION.gt(1))
                                .and(PROPOSAL_VERSION.CREATED_AT.gt(since)));
    }

    /** Whether anybody backs the proposal, held or counted. */
    boolean isSupported(Transaction tx, ProposalId id) {
        tx.flush();
        return tx.sql().fetchExists(SUPPORT, SUPPORT.PROPOSAL_ID.eq(id.value()).and(SUPPORT.WITHDRAWN_AT.isNull()));
    }

    /** Adds a text: the first of a version, or one that takes the place of the last. */
    void add(Transaction tx, ProposalId id, int number, VersionText text, AccountId by, boolean base, Instant now) {
        int correction = find(tx, id, number).map(last -> last.correction() + 1).orElse(0);
        tx.sql()
                .insertInto(PROPOSAL_VERSION)
                .set(row(tx, id, number, correction, text, by, base, now))
                .execute();
    }

    /** The first text of a new proposal, noted in the log; who asks for it writes the row. */
    ProposalVersionRecord first(Transaction tx, Proposal proposal, VersionText text) {
        return row(
                tx,
                proposal.id(),
                proposal.version(),
                0,
                text,
                proposal.author(),
                true,
                proposal.times().created());
    }

    private ProposalVersionRecord row(
            Transaction tx,
            ProposalId id,
            int number,
            int correction,
            VersionText text,
            AccountId by,
            boolean base,
            Instant now) {
        var salt = Commitments.salt();
        var row = new ProposalVersionRecord();
        row.setProposalId(id.value());
        row.setVersion(number);
        row.setCorrection(correction);
        row.setTitle(text.title());
        row.setAsk(text.ask());
        row.setProblem(text.problem());
        row.setCategory(text.category().orElse(null));
        row.setLocality(text.locality().orElse(null));
        row.setBodies(text.bodies().toArray(String[]::new));
        row.setLanguage(text.language());
        row.setPlaceName(text.spot().map(Spot::name).orElse(null));
        row.setLatitude(Spot.latitude(text.spot()));
        row.setLongitude(Spot.longitude(text.spot()));
        row.setAccountId(by.value());
        row.setBase(base);
        row.setSalt(salt);
        row.setDigest(text.digest(salt));
        row.setCreatedAt(now);
        var digest = HexFormat.of().formatHex(row.getDigest());
        log.add(tx, id, new VersionEntry(now, uris.proposalRecord(id), number, digest));
        return row;
    }

    private static TextVersion version(ProposalVersionRecord row) {
        return new TextVersion(
                row.getVersion(),
                row.getCorrection(),
                new VersionText(
                        row.getTitle(),
                        row.getAsk(),
                        row.getProblem(),
                        Optional.ofNullable(row.getCategory()),
                        Optional.ofNullable(row.getLocality()),
                        List.of(row.getBodies()),
                        row.getLanguage(),
                        Spot.kept(row.getPlaceName(), row.getLatitude(), row.getLongitude())),
                Optional.ofNullable(row.getAccountId()).map(AccountId::new),
                row.getBase(),
                row.getSalt(),
                row.getDigest(),
                row.getCreatedAt());
    }
}
