package folkmoot.civic.release;

import static folkmoot.schema.generated.Tables.MATTER;
import static folkmoot.schema.generated.Tables.RELEASE_FILE;

import folkmoot.civic.community.CommunityLog;
import folkmoot.civic.community.Membership;
import folkmoot.civic.matter.Matter;
import folkmoot.civic.matter.MatterState;
import folkmoot.federation.signature.Digests;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Conflict;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.problem.Unauthorized;
import folkmoot.platform.text.Names;
import java.net.URI;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The files of releases: the body adds them, the log says at once that each exists, members have them now and everybody from the hour on. */
public final class ReleaseFiles {

    /** Bytes of one file. */
    public static final int LARGEST = 5 * 1024 * 1024;

    /** Bytes of a form that sends one. */
    public static final int LARGEST_FORM = LARGEST + 64 * 1024;

    private static final int MOST = 10;
    private static final int LONGEST_NAME = 100;

    private final Membership membership;
    private final CommunityLog log;
    private final Ids ids;
    private final InstantSource clock;

    public ReleaseFiles(Membership membership, CommunityLog log, Ids ids, InstantSource clock) {
        this.membership = membership;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a release has; everybody may know that. */
    public List<ReleaseFile> list(Transaction tx, StatusId release) {
        return tx.sql()
                .select(
                        RELEASE_FILE.ID,
                        RELEASE_FILE.NAME,
                        RELEASE_FILE.BYTES,
                        RELEASE_FILE.SHA256,
                        RELEASE_FILE.CONTENT.isNull(),
                        RELEASE_FILE.ADDED_AT)
                .from(RELEASE_FILE)
                .where(RELEASE_FILE.STATUS_ID.eq(release.value()))
                .orderBy(RELEASE_FILE.ID)
                .fetch(row -> new ReleaseFile(
                        row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }

    /**
     * Its author adds a file. What was added stays as it is: there is no other by that name.
     *
     * @param typed its name as the sender has it
     * @throws Forbidden for everybody else
     * @throws Conflict once the release was taken back, and for a name that is there
     * @throws Invalid for what is empty, larger than {@link #LARGEST}, of no ending that can be released, or one too many
     */
    public ReleaseFile add(Transaction tx, Matter matter, Release release, Account by, String typed, byte[] content) {
        tx.alone("files of release " + matter.id());
        if (!matter.author().equals(by.id())) {
            throw new Forbidden("Only its author can do this");
        }
        requireStanding(matter);
        var name = name(typed);
        var there = list(tx, matter.id());
        if (there.stream().anyMatch(file -> file.name().equals(name))) {
            throw new Conflict("There is a file " + name + " already");
        }
        if (there.size() >= MOST) {
            throw Invalid.field("file", "ERR_TOO_MANY", "are " + MOST + " at most");
        }
        if (content.length == 0 || content.length > LARGEST) {
            throw Invalid.field("file", "ERR_TOO_LARGE", "must have 1 byte to " + LARGEST / (1024 * 1024) + " MB");
        }
        var file = new ReleaseFile(ids.next(), name, content.length, Digests.sha256(content), false, clock.instant());
        tx.sql()
                .insertInto(RELEASE_FILE)
                .set(RELEASE_FILE.ID, file.id())
                .set(RELEASE_FILE.STATUS_ID, matter.id().value())
                .set(RELEASE_FILE.NAME, file.name())
                .set(RELEASE_FILE.BYTES, file.bytes())
                .set(RELEASE_FILE.SHA256, file.sha256())
                .set(RELEASE_FILE.CONTENT, content)
                .set(RELEASE_FILE.ADDED_AT, file.added())
                .execute();
        log.add(
                tx,
                community(matter),
                by.id(),
                CommunityLog.Act.HAND_OVER,
                URI.create("urn:sha256:" + file.digest()),
                name + ", " + file.bytes() + " bytes, for everybody from " + release.opens());
        return file;
    }

    /** Without folders, control characters and signs that turn it round. Problems: 422. */
    private static String name(String typed) {
        var name = Names.clean(typed.substring(Math.max(typed.lastIndexOf('/'), typed.lastIndexOf('\\')) + 1));
        if (name.isEmpty() || name.startsWith(".") || name.length() > LONGEST_NAME) {
            throw Invalid.field("file", "ERR_INVALID", "must have a name of 1 to " + LONGEST_NAME + " characters");
        }
        if (ReleaseFile.type(name).isEmpty()) {
            throw Invalid.field("file", "ERR_INCLUSION", "must be one of " + ReleaseFile.endings());
        }
        return name;
    }

    /** A file and what is in it. */
    public record Handed(ReleaseFile file, byte[] content) {}

    /**
     * For a reader.
     *
     * @throws Unauthorized before the hour, for who is not signed in
     * @throws Forbidden before the hour, for who is no member
     * @throws NotFound for one that there is not, or that was taken back
     */
    public Handed read(Transaction tx, Matter matter, Release release, long id, Optional<Account> reader) {
        if (!matter.isHome() || matter.state().isOver()) {
            throw new NotFound();
        }
        if (!release.isOpen(clock.instant())) {
            requireMember(tx, matter, release, reader);
        }
        var file = list(tx, matter.id()).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(NotFound::new);
        return tx.sql()
                .select(RELEASE_FILE.CONTENT)
                .from(RELEASE_FILE)
                .where(RELEASE_FILE.ID.eq(id))
                .fetchOptional(RELEASE_FILE.CONTENT)
                .map(content -> new Handed(file, content))
                .orElseThrow(NotFound::new);
    }

    private void requireMember(Transaction tx, Matter matter, Release release, Optional<Account> reader) {
        var by = reader.orElseThrow(() -> new Unauthorized("Sign in: members have it until " + release.opens()));
        if (!by.id().equals(matter.author()) && !isMember(tx, community(matter), by)) {
            throw new Forbidden("Members of the community have it now, everybody from " + release.opens() + " on");
        }
    }

    /** Whether somebody has the files of a community's releases before everybody else. */
    public boolean isMember(Transaction tx, CommunityId community, Account reader) {
        return membership.isMember(tx, community, reader);
    }

    /** Forgets what is in the files of releases that were taken back. */
    public void forget(Transaction tx) {
        tx.sql()
                .update(RELEASE_FILE)
                .setNull(RELEASE_FILE.CONTENT)
                .from(MATTER)
                .where(MATTER.STATUS_ID.eq(RELEASE_FILE.STATUS_ID))
                .and(MATTER.STATE.in(Arrays.stream(MatterState.values())
                        .filter(MatterState::isOver)
                        .map(MatterState::word)
                        .toList()))
                .and(RELEASE_FILE.CONTENT.isNotNull())
                .execute();
    }

    private static void requireStanding(Matter matter) {
        if (matter.state().isOver()) {
            throw new Conflict("It was taken back");
        }
    }

    private static CommunityId community(Matter matter) {
        return matter.community().orElseThrow(NotFound::new);
    }
}
