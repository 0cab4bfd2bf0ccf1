package folkmoot.command;

import folkmoot.door.House;
import folkmoot.people.account.Account;
import folkmoot.people.team.Team;
import folkmoot.people.user.TeamRole;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.problem.Invalid;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Accounts as which several people act. */
@Command(
        name = "team",
        description = "Accounts as which several people act, such as a department's.",
        subcommands = {TeamCommand.Create.class, TeamCommand.Add.class, TeamCommand.Dissolve.class})
final class TeamCommand extends CommandGroup {

    private static Account account(House house, Transaction tx, String username) {
        return house.people()
                .accounts()
                .local(tx, username)
                .orElseThrow(() -> Invalid.refused("There is no account " + username + "."));
    }

    private static Team team(House house, Transaction tx, String username) {
        return house.people()
                .members()
                .teams()
                .find(tx, account(house, tx, username).id())
                .orElseThrow(() -> Invalid.refused("The account " + username + " is no team."));
    }

    private static Map<String, Object> describe(House house, Team team) {
        var data = new LinkedHashMap<String, Object>();
        data.put("name", team.username());
        data.put("id", team.account().toString());
        house.platform()
                .database()
                .read(tx -> house.people().members().teams().members(tx, team))
                .forEach(member ->
                        data.merge(member.role().word(), member.username(), (before, more) -> before + ", " + more));
        return data;
    }

    @Command(
            name = "create",
            description = "Makes a team of an account: its password no longer opens it, and its members act as it.")
    static final class Create extends WorkplaceCommand {

        @Parameters(paramLabel = "NAME", description = "User name of the account.")
        private String name;

        @Option(names = "--manager", paramLabel = "NAME", required = true, description = "Who says who belongs to it.")
        private String manager;

        @Override
        void run(House house) {
            var team = house.platform()
                    .database()
                    .transaction(tx -> house.people()
                            .members()
                            .teams()
                            .found(tx, account(house, tx, name), account(house, tx, manager)));
            say(
                    "@" + team.username() + " is a team. " + manager
                            + " signs in as themselves and adds the others under" + " /settings/teams/"
                            + team.username(),
                    describe(house, team));
        }
    }

    @Command(name = "add", description = "Gives somebody a place in a team, or another role.")
    static final class Add extends WorkplaceCommand {

        @Parameters(index = "0", paramLabel = "TEAM", description = "User name of the team.")
        private String name;

        @Parameters(index = "1", paramLabel = "NAME", description = "Who; a local user name.")
        private String who;

        @Option(
                names = "--role",
                paramLabel = "ROLE",
                defaultValue = "responder",
                description = "drafter, responder (the default), publisher or manager.")
        private String role;

        @Override
        void run(House house) {
            var wanted = TeamRole.of(role.toLowerCase(Locale.ROOT))
                    .orElseThrow(() -> Invalid.refused("--role must be drafter, responder, publisher or manager."));
            var team = house.platform().database().transaction(tx -> {
                var found = team(house, tx, name);
                house.people().members().teams().put(tx, found, account(house, tx, who), wanted);
                return found;
            });
            say("@" + who + " is a " + wanted.word() + " of @" + team.username(), describe(house, team));
        }
    }

    @Command(name = "dissolve", description = "Ends a team. Its account can be opened by a password set by mail again.")
    static final class Dissolve extends WorkplaceCommand {

        @Parameters(paramLabel = "TEAM", description = "User name of the team.")
        private String name;

        @Override
        void run(House house) {
            house.platform()
                    .database()
                    .write(tx -> house.people().members().teams().dissolve(tx, team(house, tx, name)));
            say("@" + name + " is no team any more", Map.of("name", name));
        }
    }
}
