package folkmoot.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import folkmoot.config.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets the log up as the settings say. It goes to standard error, so that standard output stays for answers. */
final class Logging {

    private Logging() {}

    static void configure(Settings.Log settings) {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.toLevel(settings.level().name()));
        if (settings.format() == Settings.Log.Format.JSON) {
            var encoder = new JsonEncoder();
            encoder.setContext(context);
            encoder.start();
            var appender = new ConsoleAppender<ILoggingEvent>();
            appender.setContext(context);
            appender.setTarget("System.err");
            appender.setEncoder(encoder);
            appender.start();
            root.detachAndStopAllAppenders();
            root.addAppender(appender);
        }
    }

    /** For commands: only what went wrong. */
    static void quiet() {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
    }
}
