package folkmoot.talk.profile;

import folkmoot.federation.vocabulary.ActorType;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.user.User;
import folkmoot.people.user.Users;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.UserId;
import folkmoot.platform.text.Names;
import folkmoot.talk.media.MediaUrls;
import folkmoot.talk.media.SmallPictures;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes what people say of themselves, and lets others know. */
public final class Profiles {

    private static final int AVATAR_SIDE = 400;
    private static final int HEADER_WIDTH = 1500;
    private static final int HEADER_HEIGHT = 500;

    private final Database database;
    private final Accounts accounts;
    private final Users users;
    private final SmallPictures pictures;
    private final MediaUrls urls;
    private final ProfileTexts texts;
    private final ProfileNews news;
    private final InstantSource clock;

    public Profiles(
            Database database,
            Accounts accounts,
            Users users,
            SmallPictures pictures,
            MediaUrls urls,
            ProfileTexts texts,
            ProfileNews news,
            InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.users = users;
        this.pictures = pictures;
        this.urls = urls;
        this.texts = texts;
        this.news = news;
        this.clock = clock;
    }

    /** Changes the profile of somebody here. Problems: 422 that names every part that does not hold up. */
    public Account change(AccountId id, UserId user, ProfileChange wanted) {
        return change(id, Optional.of(user), wanted);
    }

    /** The same of an account that nobody signs in as, such as a community's. */
    public Account change(AccountId id, ProfileChange wanted) {
        return change(id, Optional.empty(), wanted);
    }

    private Account change(AccountId id, Optional<UserId> user, ProfileChange wanted) {
        var change = normal(wanted);
        ProfileRules.require(change);
        var avatar = change.pictures()
                .avatar()
                .map(file -> urls.file(pictures.boxed("avatar", file, AVATAR_SIDE, AVATAR_SIDE)));
        var header = change.pictures()
                .header()
                .map(file -> urls.file(pictures.boxed("header", file, HEADER_WIDTH, HEADER_HEIGHT)));
        var note = change.texts().note().map(texts::note);
        var fields = change.texts().fields().map(texts::fields);
        var replaced = database.transaction(tx -> {
            var before = accounts.require(tx, id);
            var after = save(tx, changed(before, change, new Made(avatar, header, note, fields)));
            user.flatMap(who -> users.find(tx, who))
                    .ifPresent(who -> users.setDefaults(tx, who.id(), defaults(who.defaults(), change)));
            return Map.entry(before, after);
        });
        forgetReplaced(replaced.getKey(), replaced.getValue());
        return replaced.getValue();
    }

    private Account save(Transaction tx, Account account) {
        var saved = accounts.saveLocal(tx, account);
        news.changed(tx, saved);
        return saved;
    }

    /** Takes the picture away. */
    public Account removeAvatar(AccountId id) {
        return without(id, true, false);
    }

    /** Takes the banner away. */
    public Account removeHeader(AccountId id) {
        return without(id, false, true);
    }

    private Account without(AccountId id, boolean avatar, boolean header) {
        var replaced = database.transaction(tx -> {
            var before = accounts.require(tx, id);
            var showing = before.showing();
            var after = with(
                    before,
                    avatar ? Optional.empty() : before.avatar(),
                    header ? Optional.empty() : before.header(),
                    new Account.Showing(
                            avatar ? "" : showing.avatarDescription(),
                            header ? "" : showing.headerDescription(),
                            showing.hideCollections(),
                            showing.showMedia(),
                            showing.showMediaReplies(),
                            showing.showFeatured(),
                            showing.attributionDomains(),
                            showing.memorial()));
            return Map.entry(before, save(tx, after));
        });
        forgetReplaced(replaced.getKey(), replaced.getValue());
        return replaced.getValue();
    }

    private void forgetReplaced(Account before, Account after) {
        before.avatar().filter(old -> !after.avatar().equals(Optional.of(old))).ifPresent(this::forget);
        before.header().filter(old -> !after.header().equals(Optional.of(old))).ifPresent(this::forget);
    }

    private void forget(URI picture) {
        urls.key(picture).ifPresent(pictures::forget);
    }

    /** What was made of the parts that cost time, before the transaction. */
    private record Made(
            Optional<URI> avatar, Optional<URI> header, Optional<String> note, Optional<List<Account.Field>> fields) {}

    private static ProfileChange normal(ProfileChange change) {
        var texts = change.texts();
        return new ProfileChange(
                new ProfileChange.Texts(
                        texts.displayName().map(Names::clean),
                        texts.note().map(Names::cleanLines),
                        texts.fields(),
                        texts.attributionDomains().map(ProfileRules::normal)),
                change.pictures(),
                change.flags(),
                change.posting());
    }

    private Account changed(Account before, ProfileChange change, Made made) {
        var flags = change.flags();
        var showing = before.showing();
        var pictures = change.pictures();
        var settings = before.settings();
        return new Account(
                before.id(),
                before.username(),
                before.domain(),
                before.uri(),
                before.url(),
                flags.bot()
                        .map(bot -> bot ? ActorType.SERVICE : ActorType.PERSON)
                        .orElse(before.type()),
                change.texts().displayName().map(Names::withoutCheckMarks).orElse(before.displayName()),
                made.note().orElse(before.note()),
                change.texts().note().orElse(before.noteSource()),
                made.fields().map(fields -> proven(before, fields)).orElse(before.fields()),
                made.avatar().or(before::avatar),
                made.header().or(before::header),
                before.endpoints(),
                new Account.Settings(
                        flags.locked().orElse(settings.locked()),
                        flags.discoverable().orElse(settings.discoverable()),
                        flags.indexable().orElse(settings.indexable()),
                        settings.alsoKnownAs(),
                        settings.movedTo()),
                updated(before.times()),
                new Account.Showing(
                        pictures.avatarDescription().map(String::strip).orElse(showing.avatarDescription()),
                        pictures.headerDescription().map(String::strip).orElse(showing.headerDescription()),
                        flags.hideCollections().orElse(showing.hideCollections()),
                        flags.showMedia().orElse(showing.showMedia()),
                        flags.showMediaReplies().orElse(showing.showMediaReplies()),
                        flags.showFeatured().orElse(showing.showFeatured()),
                        change.texts().attributionDomains().orElse(showing.attributionDomains()),
                        showing.memorial()));
    }

    /** A line that stays as it is stays proven. */
    private static List<Account.Field> proven(Account before, List<Account.Field> fields) {
        return fields.stream()
                .map(field -> before.fields().stream()
                        .filter(old -> old.source().equals(field.source()))
                        .findFirst()
                        .map(old -> new Account.Field(field.name(), field.value(), field.source(), old.verifiedAt()))
                        .orElse(field))
                .toList();
    }

    private Account with(Account before, Optional<URI> avatar, Optional<URI> header, Account.Showing showing) {
        return new Account(
                before.id(),
                before.username(),
                before.domain(),
                before.uri(),
                before.url(),
                before.type(),
                before.displayName(),
                before.note(),
                before.noteSource(),
                before.fields(),
                avatar,
                header,
                before.endpoints(),
                before.settings(),
                updated(before.times()),
                showing);
    }

    private Account.Times updated(Account.Times times) {
        return new Account.Times(
                times.created(),
                clock.instant(),
                times.firstSeen(),
                times.fetched(),
                times.silenced(),
                times.suspended(),
                times.deleted());
    }

    private static User.PostingDefaults defaults(User.PostingDefaults before, ProfileChange change) {
        var posting = change.posting();
        return new User.PostingDefaults(
                posting.privacy().or(before::visibility),
                posting.sensitive().orElse(before.sensitive()),
                posting.language().isPresent() ? posting.language().filter(tag -> !tag.isEmpty()) : before.language(),
                posting.quotePolicy().orElse(before.quotePolicy()));
    }
}
