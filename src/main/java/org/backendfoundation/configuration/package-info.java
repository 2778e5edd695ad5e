/**
 * The application's configuration: the settings of every room, read once at the start.
 *
 * <p>Each room declares its {@link org.backendfoundation.configuration.setting.Setting settings} in a {@link
 * org.backendfoundation.configuration.setting.SettingsGroup}. This room reads them all, finds all violations, and stops the deployment with
 * one report if there is any. {@code start} prints the same report before a server starts. The room also has the rules for PostgreSQL URLs
 * and origins.
 *
 * <p>Values are taken literally: {@code ${…}} is not expanded, so a password may contain it. Secrets are never shown, in answers, reports
 * or {@code toString()}, and text from callers cannot forge a log line: every class of the foundation logs through {@link
 * org.backendfoundation.configuration.log.SafeLogger}. Everything but the resource and the extension also works in a plain JVM, without CDI
 * and MicroProfile Config.
 *
 * <p>Its parts, each of which uses only those before it: log, rule, origin, postgres, setting.
 */
package org.backendfoundation.configuration;
