/** The end of each request, with its status and duration, for those who count or log it. */
package org.backendfoundation.observation.request;
