package folkmoot.talk.profile;

import folkmoot.federation.signature.Multikey;
import folkmoot.federation.signature.PublicKey;
import folkmoot.federation.vocabulary.Actor;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.people.account.Account;
import folkmoot.people.key.AccountKeys;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.emoji.Emojis;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes local accounts as the actors that other servers see. */
public final class ActorDocuments {

    private final AccountKeys keys;
    private final LocalUris uris;
    private final Emojis emojis;

    public ActorDocuments(AccountKeys keys, LocalUris uris, Emojis emojis) {
        this.keys = keys;
        this.uris = uris;
        this.emojis = emojis;
    }

    /** The document. Makes the account's keys where there were none yet, so not inside a transaction. */
    public Actor actor(Account account) {
        var pairs = keys.of(account);
        var publicKey = new Actor.PublicKeyPem(pairs.rsa().id(), account.uri(), pairs.rsaPublicPem());
        var multikey = new Actor.Multikey(
                pairs.ed25519().id(), account.uri(), Multikey.encode(new PublicKey.Ed25519(pairs.ed25519Public())));
        return new Actor(
                account.uri(),
                account.type(),
                account.username(),
                profile(account),
                endpoints(account, uris),
                List.of(publicKey),
                List.of(multikey),
                new Actor.Settings(
                        account.settings().locked(),
                        account.settings().discoverable(),
                        account.settings().indexable(),
                        false,
                        account.showing().memorial()),
                new Actor.Identity(
                        Optional.of(account.handle(uris.domain())),
                        account.settings().alsoKnownAs(),
                        account.settings().movedTo(),
                        account.showing().attributionDomains(),
                        account.isGroup() ? Optional.of(uris.below(account.uri(), "moderators")) : Optional.empty(),
                        Optional.of(uris.instanceActor())));
    }

    private Actor.Profile profile(Account account) {
        return new Actor.Profile(
                Optional.of(account.name()),
                Optional.of(account.note()),
                account.url(),
                account.avatar(),
                account.header(),
                Stream.concat(
                                account.badges().stream()
                                        .map(badge -> new Actor.Field(
                                                badge.name("en"), badge.html(), Optional.of(badge.credential()))),
                                account.fields().stream().map(field -> new Actor.Field(field.name(), field.value())))
                        .toList(),
                emojis.tags(List.of(account.displayName(), account.note())),
                Optional.of(account.times().created()),
                Optional.of(account.times().updated()),
                description(account.showing().avatarDescription()),
                description(account.showing().headerDescription()));
    }

    private static Optional<String> description(String text) {
        return Optional.of(text).filter(words -> !words.isEmpty());
    }

    private static Actor.Endpoints endpoints(Account account, LocalUris uris) {
        var endpoints = account.endpoints();
        return new Actor.Endpoints(
                endpoints.inbox(),
                endpoints.outbox(),
                endpoints.followers(),
                endpoints.following(),
                endpoints.featured(),
                endpoints.sharedInbox(),
                account.type() == ActorType.PERSON
                        ? Optional.of(uris.below(account.uri(), "featured_tags"))
                        : Optional.empty());
    }
}
