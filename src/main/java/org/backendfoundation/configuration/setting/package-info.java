/**
 * The settings engine: what a setting is, where values come from, and one report of all violations.
 *
 * <p>Promises: values are taken as they are written; every violation is found at once; a name that was meant to be a setting and is none
 * is told. It works in a plain JVM, without CDI and MicroProfile Config. Which settings there are is said by each room's {@link
 * org.backendfoundation.configuration.setting.SettingsGroup}.
 */
package org.backendfoundation.configuration.setting;
