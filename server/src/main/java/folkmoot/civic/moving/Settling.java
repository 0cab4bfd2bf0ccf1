package folkmoot.civic.moving;

import folkmoot.civic.community.Communities;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.NewCommunity;
import folkmoot.civic.community.RegisterImport;
import folkmoot.civic.community.Registers;
import folkmoot.civic.log.CivicLog;
import folkmoot.civic.log.LogEntry.ContinuesEntry;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.problem.Conflict;
import folkmoot.platform.problem.Invalid;
import folkmoot.talk.profile.Moves;
import java.time.InstantSource;
import java.util.Optional;

/** Makes a community that was somewhere else, with what it had; its proposals come by {@link folkmoot.civic.arrival.Arrivals}. */
public final class Settling {

    private final Database database;
    private final Communities communities;
    private final RegisterImport registers;
    private final Moves moves;
    private final CivicLog log;
    private final InstantSource clock;
    private final OriginStore origins = new OriginStore();

    public Settling(
            Database database,
            Communities communities,
            RegisterImport registers,
            Moves moves,
            CivicLog log,
            InstantSource clock) {
        this.database = database;
        this.communities = communities;
        this.registers = registers;
        this.moves = moves;
        this.log = log;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param made whether the community was not here before
     * @param register why the register was not taken, where it was not
     */
    public record Settled(Community community, boolean made, Optional<String> register) {}

    /** Where a community of ours was before. */
    public Optional<Origin> origin(Transaction tx, Community community) {
        return origins.find(tx, community.id());
    }

    /**
     * Makes the community, whose Group says that it is the one that was there; or, where it came before, notes how long its log is there now.
     * Problems: 409 where the name belongs to another community; 422 as {@link Communities#create}.
     *
     * @param name in addresses here
     */
    public Settled settle(CommunityAsItWas was, String name, Optional<Account> moderator) {
        record Found(Community community, boolean made) {}
        var found = database.transaction(tx -> {
            var here = communities.byName(tx, name);
            here.ifPresent(community -> requireSame(tx, community, was));
            var community = here.orElseGet(() -> make(tx, was, name, moderator));
            follow(tx, community, was);
            return new Found(community, here.isEmpty());
        });
        return new Settled(
                found.community(), found.made(), found.made() ? register(found.community(), was) : Optional.empty());
    }

    private void requireSame(Transaction tx, Community community, CommunityAsItWas was) {
        if (origins.find(tx, community.id())
                .filter(origin -> origin.group().equals(was.group()))
                .isEmpty()) {
            throw new Conflict("There is a community " + community.name() + " here that did not come from "
                    + was.group() + ". Choose another name.");
        }
    }

    private Community make(Transaction tx, CommunityAsItWas was, String name, Optional<Account> moderator) {
        var community = communities.create(
                tx,
                new NewCommunity(
                        name,
                        was.title(),
                        Optional.of(was.description()),
                        Optional.of(was.template()),
                        Optional.of(was.language()),
                        was.locality(),
                        Optional.of(was.threshold()),
                        Optional.empty()));
        communities.setCategories(tx, community.id(), was.categories());
        was.localities().forEach(locality -> communities.putLocality(tx, community.id(), locality));
        communities.setRules(tx, community, was.guidelines(), was.threshold());
        moderator.ifPresent(account -> communities.addModerator(tx, community, account));
        moves.claim(tx, community.group().id(), was.group());
        return communities.require(tx, community.id());
    }

    /** Our log says once for each length that it saw where it goes on from. */
    private void follow(Transaction tx, Community community, CommunityAsItWas was) {
        var before = origins.find(tx, community.id());
        if (before.filter(origin -> origin.size() == was.log().size()).isPresent()) {
            return;
        }
        if (before.filter(origin -> origin.size() > was.log().size()).isPresent()) {
            throw Invalid.refused("This export is older than the one that was brought before.");
        }
        var now = clock.instant();
        origins.put(tx, community.id(), was, now);
        log.add(
                tx,
                new ContinuesEntry(
                        now,
                        community.group().uri(),
                        was.group(),
                        was.log().origin(),
                        was.log().size(),
                        was.log().root()));
    }

    /** Bodies are recognised anew: what another server believed is no evidence here. */
    private Optional<String> register(Community community, CommunityAsItWas was) {
        if (was.register().isBlank()) {
            return Optional.empty();
        }
        try {
            registers.take(
                    _ -> new Registers.By(community, Optional.empty(), Optional.of("came with the community")),
                    was.register());
            return Optional.empty();
        } catch (Invalid refused) {
            return Optional.of(refused.getMessage());
        }
    }
}
