package folkmoot.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemdNoticeTest {

    private static final Map<String, String> UNDER_SYSTEMD = Map.of("NOTIFY_SOCKET", "/run/systemd/notify");

    @TempDir
    private Path folder;

    private Path program;
    private Path told;

    @BeforeEach
    void systemd() throws IOException {
        told = folder.resolve("told");
        program = Files.writeString(folder.resolve("systemd-notify"), "#!/bin/sh\necho \"$*\" >" + told + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void systemdIsToldThatTheServerIsReady() {
        SystemdNotice.ready(UNDER_SYSTEMD, program.toString());
        assertThat(told).hasContent("--ready");
    }

    @Test
    void whereSystemdDidNotStartItNobodyIsTold() {
        SystemdNotice.ready(Map.of(), program.toString());
        assertThat(told).doesNotExist();
    }

    @Test
    void aMachineThatCannotTellServesAllTheSame() {
        assertThatCode(() -> SystemdNotice.ready(
                        UNDER_SYSTEMD, folder.resolve("missing").toString()))
                .doesNotThrowAnyException();
    }
}
