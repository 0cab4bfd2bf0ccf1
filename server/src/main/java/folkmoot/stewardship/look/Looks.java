package folkmoot.stewardship.look;

import static folkmoot.schema.generated.Tables.PLACE_LOOK;

import folkmoot.civic.community.Accent;
import folkmoot.civic.community.Communities;
import folkmoot.civic.community.Community;
import folkmoot.people.account.Account;
import folkmoot.people.user.Power;
import folkmoot.people.user.User;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.Names;
import folkmoot.stewardship.moderation.Powers;
import folkmoot.talk.media.MediaUrls;
import folkmoot.talk.media.SmallPictures;
import folkmoot.talk.profile.ProfileChange;
import folkmoot.talk.profile.Profiles;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How places show themselves: name, picture, colour, words of welcome. The instance's is set by its administrators, a community's by
 * its moderators; those who speak for a public body set neither. Asked for every page, so all are kept in memory and looked up again
 * at most every half minute.
 */
public final class Looks {

    /** The longest name and the longest welcome, in characters. */
    public static final int LONGEST_NAME = 60;

    public static final int LONGEST_WELCOME = 500;

    private static final long INSTANCE = 0;
    private static final int CREST_SIDE = 400;
    private static final int COVER_WIDTH = 1500;
    private static final int COVER_HEIGHT = 375;
    private static final Duration KEPT = Duration.ofSeconds(30);

    private final Database database;
    private final Communities communities;
    private final Powers powers;
    private final Profiles profiles;
    private final SmallPictures pictures;
    private final MediaUrls urls;
    private final String usualName;
    private final InstantSource clock;

    private volatile Known known = new Known(Map.of(), Instant.MIN);

    private record Known(Map<Long, PlaceLook> looks, Instant readAt) {}

    /**
     * What somebody wants a place to look like.
     *
     * @param name what it is called
     * @param accent as the form calls it
     * @param crest a new picture, as uploaded; empty for the one that is there
     * @param cover a new wide picture
     */
    public record Wanted(String name, String accent, String welcome, Optional<byte[]> crest, Optional<byte[]> cover) {}

    /** @param usualName of the instance, where none was set */
    public Looks(
            Database database,
            Communities communities,
            Powers powers,
            Profiles profiles,
            SmallPictures pictures,
            MediaUrls urls,
            String usualName,
            InstantSource clock) {
        this.database = database;
        this.communities = communities;
        this.powers = powers;
        this.profiles = profiles;
        this.pictures = pictures;
        this.urls = urls;
        this.usualName = usualName;
        this.clock = clock;
    }

    /** The instance's. */
    public PlaceLook instance() {
        return known().looks().getOrDefault(INSTANCE, PlaceLook.USUAL);
    }

    /** What the instance is called, for people and programs alike: as set in the browser, else the setting {@code instance.title}. */
    public String name() {
        return instance().name().isEmpty() ? usualName : instance().name();
    }

    /** A community's; name, picture and cover are its account's. */
    public PlaceLook of(CommunityId id) {
        return known().looks().getOrDefault(id.value(), PlaceLook.USUAL);
    }

    /** Where readers get a picture of the instance. */
    public URI address(String file) {
        return urls.file(file);
    }

    /** Whether somebody may set the instance's. */
    public boolean maySet(Transaction tx, User user) {
        return powers.has(tx, user, Power.ADMINISTRATOR);
    }

    /** Sets the instance's. 403 for who is no administrator, 422 for what does not hold up. */
    public void set(User by, Wanted wanted) {
        if (!database.read(tx -> maySet(tx, by))) {
            throw new Forbidden("Only administrators can do this");
        }
        var accent = checked(wanted);
        var before = instance();
        var crest = wanted.crest().map(file -> pictures.boxed("crest", file, CREST_SIDE, CREST_SIDE));
        var cover = wanted.cover().map(file -> pictures.boxed("cover", file, COVER_WIDTH, COVER_HEIGHT));
        var after = new PlaceLook(
                Names.clean(wanted.name()),
                accent,
                wanted.welcome().strip(),
                crest.or(before::crest),
                cover.or(before::cover));
        database.write(tx -> save(tx, INSTANCE, after, by.account()));
        crest.flatMap(_ -> before.crest()).ifPresent(pictures::forget);
        cover.flatMap(_ -> before.cover()).ifPresent(pictures::forget);
        read();
    }

    /**
     * Sets a community's: what its account says is said to other servers, too. 403 for who does not moderate it, 422 for what does
     * not hold up.
     */
    public void set(Community community, Account by, Wanted wanted) {
        database.read(tx -> {
            communities.requireModerator(tx, community.id(), by.id());
            return community;
        });
        var accent = checked(wanted);
        profiles.change(
                community.group().id(),
                new ProfileChange(
                        new ProfileChange.Texts(
                                Optional.of(wanted.name()), Optional.empty(), Optional.empty(), Optional.empty()),
                        new ProfileChange.Pictures(wanted.crest(), wanted.cover(), Optional.empty(), Optional.empty()),
                        ProfileChange.Flags.NONE,
                        ProfileChange.Posting.NONE));
        database.write(tx -> save(
                tx,
                community.id().value(),
                new PlaceLook("", accent, wanted.welcome().strip(), Optional.empty(), Optional.empty()),
                by.id()));
        read();
    }

    private static Accent checked(Wanted wanted) {
        if (wanted.name().isBlank()) {
            throw Invalid.field("name", "ERR_BLANK", "can't be blank");
        }
        if (wanted.name().length() > LONGEST_NAME) {
            throw Invalid.field("name", "ERR_TOO_LONG", "is too long (maximum is " + LONGEST_NAME + " characters)");
        }
        if (wanted.welcome().length() > LONGEST_WELCOME) {
            throw Invalid.field(
                    "welcome", "ERR_TOO_LONG", "is too long (maximum is " + LONGEST_WELCOME + " characters)");
        }
        return Accent.of(wanted.accent())
                .orElseThrow(() -> Invalid.field("accent", "ERR_INCLUSION", "is not included in the list"));
    }

    private void save(Transaction tx, long place, PlaceLook look, AccountId by) {
        var row = tx.sql().newRecord(PLACE_LOOK);
        row.setPlaceId(place);
        row.setName(look.name());
        row.setAccent(look.accent().word());
        row.setWelcome(look.welcome());
        row.setCrestFile(look.crest().orElse(null));
        row.setCoverFile(look.cover().orElse(null));
        row.setChangedByAccountId(by.value());
        row.setChangedAt(clock.instant());
        tx.sql()
                .insertInto(PLACE_LOOK)
                .set(row)
                .onConflict(PLACE_LOOK.PLACE_ID)
                .doUpdate()
                .set(row)
                .execute();
    }

    private Known known() {
        return known.readAt().isBefore(clock.instant().minus(KEPT)) ? read() : known;
    }

    private Known read() {
        var looks = new HashMap<Long, PlaceLook>();
        database.read(tx -> tx.sql().selectFrom(PLACE_LOOK).fetch())
                .forEach(row -> looks.put(
                        row.getPlaceId(),
                        new PlaceLook(
                                row.getName(),
                                Accent.of(row.getAccent()).orElse(Accent.TEAL),
                                row.getWelcome(),
                                Optional.ofNullable(row.getCrestFile()),
                                Optional.ofNullable(row.getCoverFile()))));
        known = new Known(Map.copyOf(looks), clock.instant());
        return known;
    }
}
