package folkmoot.demo;

import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.Locality;
import folkmoot.civic.community.NewCommunity;
import folkmoot.civic.community.Registers;
import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.community.ThresholdRule;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.stewardship.look.Looks;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;

/** Founds the communities on an instance: rules, places, bodies, looks, and the neighbours who join. */
final class Founding {

    private static final int COVER_WIDTH = 1500;
    private static final int COVER_HEIGHT = 375;

    private final DemoInstance at;
    private final DemoInstance offices;

    Founding(DemoInstance at, DemoInstance offices) {
        this.at = at;
        this.offices = offices;
    }

    /** Gives the whole instance a crest, a cover and words of welcome. */
    static void adorn(DemoInstance instance) {
        var house = instance.server().house();
        var administrator = house.platform()
                .database()
                .read(tx -> house.people()
                        .members()
                        .users()
                        .byAccount(
                                tx,
                                house.people()
                                        .accounts()
                                        .local(tx, Resident.ADMINISTRATOR)
                                        .orElseThrow()
                                        .id())
                        .orElseThrow());
        house.stewardship()
                .looks()
                .set(
                        administrator,
                        new Looks.Wanted(
                                "Harrowmere",
                                "teal",
                                "A town square that belongs to the people who meet there.",
                                Optional.of(Drawing.HILLS.crest()),
                                Optional.of(Drawing.HILLS.scene(COVER_WIDTH, COVER_HEIGHT))));
    }

    void found(DemoCommunity wanted) {
        var house = at.server().house();
        var made = house.platform().database().transaction(tx -> create(tx, wanted));
        house.stewardship()
                .looks()
                .set(
                        made,
                        house.platform().database().read(this::moderator),
                        new Looks.Wanted(
                                wanted.title(),
                                wanted.accent(),
                                wanted.welcome(),
                                Optional.of(wanted.picture().crest()),
                                Optional.of(wanted.picture().scene(COVER_WIDTH, COVER_HEIGHT))));
        for (var one : Resident.neighboursIn(at.name())) {
            at.post(one.name(), "/api/v1/accounts/" + made.group().id() + "/follow", Map.of());
        }
    }

    private Account moderator(Transaction tx) {
        return at.server()
                .house()
                .people()
                .accounts()
                .local(tx, Resident.MODERATOR)
                .orElseThrow();
    }

    private Community create(Transaction tx, DemoCommunity wanted) {
        var registry = at.server().house().civic().registry();
        var rule = new ThresholdRule(wanted.threshold(), EnumSet.allOf(SupportColumn.class));
        var made = registry.communities()
                .create(
                        tx,
                        new NewCommunity(
                                wanted.name(),
                                wanted.title(),
                                Optional.of(wanted.welcome()),
                                Optional.of(wanted.template()),
                                Optional.of("en"),
                                Optional.empty(),
                                Optional.of(rule),
                                Optional.empty()));
        registry.communities().addModerator(tx, made, moderator(tx));
        wanted.localities()
                .forEach((code, name) ->
                        registry.communities().putLocality(tx, made.id(), new Locality(code, name, Optional.empty())));
        for (var office : wanted.bodies()) {
            var handle = office.account() + "@" + offices.host();
            var body = NewBody.of(office.slug(), office.name(), offices.host(), handle)
                    .with(Map.of("kind", office.kind()));
            registry.registers().register(tx, new Registers.By(made, Optional.empty(), Optional.empty()), body);
        }
        return made;
    }
}
