package folkmoot.door.web.settings;

import folkmoot.people.user.Users;
import folkmoot.platform.http.RateLimits;
import folkmoot.platform.http.Request;
import folkmoot.platform.id.UserId;
import java.time.Duration;

/** The password once more, for what a browser left open somewhere is not enough for. */
record OwnPassword(Users users) {

    private static final RateLimits.Rule GUESS = new RateLimits.Rule("own password", 20, Duration.ofHours(1));

    /** 422 where what was typed as {@code password} is not theirs. */
    void require(Request request, UserId person) {
        request.count(GUESS, person.toString());
        users.requirePassword(person, request.parameters().typed("password").orElse(""));
    }
}
