/**
 * What the application was told at its start: the settings of every room, read once and never changed while running.
 *
 * <p>Each room declares its {@link org.backendfoundation.configuration.setting.Setting settings} in a
 * {@link org.backendfoundation.configuration.setting.SettingsGroup}; this room reads them all, finds every violation at once, and stops the
 * deployment with one report if there is any; before a server starts, {@code start} asks for the same report. It also keeps the rules of
 * PostgreSQL URLs, origins and API keys, and the names of the roles.
 *
 * <p>Values are taken as they are written: {@code ${…}} is not expanded, so a password may contain it. Secrets are never shown, in answers,
 * reports or {@code toString()}, and what callers wrote forges no line of the log: every class of the foundation logs through
 * {@link org.backendfoundation.configuration.log.SafeLogger}. Everything but the resource and the extension also works in a plain JVM,
 * without CDI and MicroProfile Config.
 *
 * <p>Its parts, each of which uses only those before it: log, rule, origin, postgres, setting.
 */
package org.backendfoundation.configuration;
