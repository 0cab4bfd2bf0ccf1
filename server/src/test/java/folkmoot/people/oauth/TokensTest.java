package folkmoot.people.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.platform.id.ApplicationId;
import folkmoot.testing.Person;
import folkmoot.testing.SpentStatements;
import folkmoot.testing.World;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tokens of many who come at once are read together, and each is answered with its own. */
class TokensTest {

    private static World world;
    private static Person alice;
    private static Person bob;

    @BeforeAll
    static void open() {
        world = new World();
        alice = world.alice();
        bob = world.bob();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static List<Optional<AccessToken>> find(String... secrets) {
        return world.server().house().platform().database().read(tx -> tokens().find(tx, List.of(secrets)));
    }

    private static Tokens tokens() {
        return world.server().house().people().members().tokens();
    }

    private static Optional<Object> account(Optional<AccessToken> token) {
        return token.flatMap(AccessToken::holder).map(AccessToken.Holder::account);
    }

    @Test
    void eachSecretIsAnsweredWithItsOwnTokenInTheOrderAskedFor() {
        var found = find(bob.token(), "nobody's", alice.token(), bob.token());

        assertThat(found.stream().map(TokensTest::account).toList())
                .containsExactly(
                        Optional.of(bob.id()), Optional.empty(), Optional.of(alice.id()), Optional.of(bob.id()));
    }

    @Test
    void aRevokedTokenIsNotFoundBesideALivingOne() {
        var gone = world.token(alice, "read");
        world.server().house().platform().database().write(tx -> tokens().revoke(tx, gone));

        assertThat(find(gone, alice.token()).stream().map(Optional::isPresent).toList())
                .containsExactly(false, true);
    }

    @Test
    void aClientsOwnTokenHasNoHolder() {
        var issued = world.server().house().platform().database().transaction(tx -> {
            var application = find(alice.token()).getFirst().orElseThrow().application();
            return tokens().issue(tx, new ApplicationId(application.value()), Optional.empty(), Scopes.of("read"));
        });

        var found = find(issued.secret()).getFirst().orElseThrow();

        assertThat(found.holder()).isEmpty();
        assertThat(found.scopes()).isEqualTo(Scopes.of("read"));
    }

    @Test
    void manyAreReadByOneStatement() {
        var spent = new SpentStatements(world).during(() -> find(alice.token(), bob.token(), "nobody's", "another's"));

        assertThat(spent)
                .filteredOn(statement -> statement.contains("oauth_token"))
                .as("whatever else the server does meanwhile")
                .hasSize(1);
    }
}
