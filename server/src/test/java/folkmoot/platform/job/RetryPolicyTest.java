package folkmoot.platform.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    @Test
    void pausesDoubleWithJitterUpToTheLongest() {
        var policy = new RetryPolicy(10, Duration.ofSeconds(10), Duration.ofMinutes(5));
        var random = new Random(1);
        assertThat(policy.pauseAfter(1, random)).isBetween(Duration.ofMillis(7500), Duration.ofMillis(12500));
        assertThat(policy.pauseAfter(3, random)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(50));
        assertThat(policy.pauseAfter(1000, random)).isEqualTo(Duration.ofMinutes(5));
    }
}
