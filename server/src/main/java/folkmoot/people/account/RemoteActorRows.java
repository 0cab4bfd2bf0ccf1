package folkmoot.people.account;

import folkmoot.federation.vocabulary.Actor;
import folkmoot.people.instance.DomainBlocks;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.text.Html;
import folkmoot.platform.text.Names;
import java.time.InstantSource;
import java.util.Optional;

/** Turns a remote actor's document into the account that we keep of it, with its texts made safe. */
public final class RemoteActorRows {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESCRIPTION = 1_500;
    private static final int LONGEST_FIELD = 500;
    private static final int LONGEST_NOTE = 20_000;

    private final Ids ids;
    private final DomainBlocks blocks;
    private final InstantSource clock;

    public RemoteActorRows(Ids ids, DomainBlocks blocks, InstantSource clock) {
        this.ids = ids;
        this.blocks = blocks;
        this.clock = clock;
    }

    Account account(Actor actor, Handle handle, Optional<Account> known) {
        var now = clock.instant();
        var profile = actor.profile();
        var created = profile.published().filter(when -> when.isBefore(now)).orElse(now);
        return new Account(
                known.map(Account::id).orElseGet(() -> new AccountId(ids.next())),
                handle.username(),
                handle.domain(),
                actor.id(),
                profile.url(),
                actor.type(),
                Names.cut(Names.withoutCheckMarks(profile.name().orElse("")), LONGEST_NAME),
                note(profile.summary().orElse("")),
                "",
                profile.fields().stream()
                        .filter(field -> field.attestation().isEmpty()) // said by who attests it, and read there
                        .map(this::field)
                        .toList(),
                profile.icon(),
                profile.image(),
                new Account.Endpoints(
                        actor.endpoints().inbox(),
                        actor.endpoints().sharedInbox(),
                        actor.endpoints().outbox(),
                        actor.endpoints().followers(),
                        actor.endpoints().following(),
                        actor.endpoints().featured()),
                new Account.Settings(
                        actor.settings().manuallyApprovesFollowers(),
                        actor.settings().discoverable(),
                        actor.settings().indexable(),
                        actor.identity().alsoKnownAs(),
                        actor.identity().movedTo()),
                new Account.Times(
                        created,
                        now,
                        known.map(account -> account.times().firstSeen()).orElse(now),
                        Optional.of(now),
                        handle.domain().flatMap(blocks::silencedSince),
                        Optional.empty(),
                        Optional.empty()),
                showing(actor));
    }

    private static Account.Showing showing(Actor actor) {
        return new Account.Showing(
                description(actor.profile().iconName()),
                description(actor.profile().imageName()),
                false,
                true,
                true,
                true,
                actor.identity().attributionDomains().stream()
                        .filter(domain -> domain.length() <= LONGEST_FIELD)
                        .toList(),
                actor.settings().memorial());
    }

    private static String description(Optional<String> name) {
        return Names.cut(Names.cleanLines(name.orElse("")), LONGEST_DESCRIPTION);
    }

    private String note(String html) {
        return html.length() > LONGEST_NOTE ? "" : Html.clean(html);
    }

    private Account.Field field(Actor.Field field) {
        var value = field.value().length() > 4 * LONGEST_FIELD ? "" : Html.clean(field.value());
        return new Account.Field(Names.cut(Names.clean(field.name()), LONGEST_FIELD), value, Optional.empty());
    }
}
