package folkmoot.people.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.people.user.TeamRole;
import folkmoot.people.user.UserLinks.Purpose;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.testing.World;
import org.junit.jupiter.api.Test;

/** Who belongs to a team, who says so, and that nobody signs in as it. */
class TeamsTest extends TeamFixture {

    @Test
    void nobodySignsInAsTheTeamWhateverTheyKnow() {
        assertThat(signedIn(works).get("/settings/access").statusCode()).isEqualTo(303);
        var house = world.server().house();
        var members = house.people().members();
        var cookie = write(tx -> members.sessions().open(tx, team(tx).user()));
        assertThat(members.sessions().find(cookie)).as("however it came to be").isEmpty();
        var reset = write(tx -> members.links().create(tx, Purpose.RESET_PASSWORD, team(tx).user()));
        browserOfNobody().post("/reset-password", "token", reset, "password", World.PASSWORD);
        assertThat(members.users().signIn(works, World.PASSWORD)).isEmpty();
    }

    @Test
    void whoHadTheAccountBeforeIsSignedOutWithEveryProgram() {
        var old = world.person("depot" + made);
        var browser = signedIn(old.name());
        assertThat(old.get("/api/v1/accounts/verify_credentials").status()).isEqualTo(200);

        write(tx -> teams().found(tx, account(tx, old.name()), account(tx, manager.name())));

        assertThat(old.get("/api/v1/accounts/verify_credentials").status()).isEqualTo(401);
        assertThat(browser.get("/settings/access").statusCode()).isEqualTo(303);
        assertThat(write(tx -> {
                            teams().dissolve(tx, teams().require(tx, old.id()));
                            return world.server().house().people().members().users();
                        })
                        .signIn(old.name(), World.PASSWORD))
                .as("nor with the password that everybody knew, once it is no team")
                .isEmpty();
    }

    @Test
    void onlyAManagerSaysWhoBelongsAndTheLastOneStays() {
        joins(clerk, TeamRole.PUBLISHER);
        write(tx -> {
            var team = team(tx);
            var publisher = user(tx, clerk);
            var boss = user(tx, manager);
            assertThatThrownBy(() -> teams().put(tx, team, account(tx, stranger.name()), TeamRole.RESPONDER, publisher))
                    .isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> teams().remove(tx, team, boss, publisher)).isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> teams().requireTwo(tx, team, true, publisher))
                    .isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> teams().revoke(tx, team, "1", publisher)).isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> teams().remove(tx, team, boss, boss)).isInstanceOf(Invalid.class);
            assertThatThrownBy(() -> teams().put(tx, team, account(tx, manager.name()), TeamRole.DRAFTER, boss))
                    .as("nor by giving oneself less")
                    .isInstanceOf(Invalid.class);
            return null;
        });
        write(tx -> {
            teams().put(tx, team(tx), account(tx, clerk.name()), TeamRole.MANAGER, user(tx, manager));
            teams().remove(tx, team(tx), user(tx, manager), user(tx, manager));
            return null;
        });
        var members = write(tx -> teams().members(tx, team(tx)));
        assertThat(members).extracting(TeamMember::username).containsExactly(clerk.name());
    }

    @Test
    void aTeamBelongsToNoTeamAndNobodyWithARoleBecomesOne() {
        var grace = world.moderator("grace" + made);
        var other = world.person("parks" + made);
        write(tx -> {
            assertThatThrownBy(() -> teams().found(tx, account(tx, grace.name()), account(tx, manager.name())))
                    .hasMessageContaining("role");
            assertThatThrownBy(() -> teams().found(tx, account(tx, works), account(tx, manager.name())))
                    .hasMessageContaining("already");
            assertThatThrownBy(() -> teams().found(tx, account(tx, manager.name()), account(tx, clerk.name())))
                    .hasMessageContaining("belongs to a team");
            assertThatThrownBy(() -> teams().found(tx, account(tx, other.name()), account(tx, works)))
                    .hasMessageContaining("cannot belong");
            return null;
        });
        assertThatThrownBy(() -> joins(world.person(works), TeamRole.MANAGER)).hasMessageContaining("cannot belong");
    }
}
