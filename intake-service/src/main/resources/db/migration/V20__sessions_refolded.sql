-- SPDX-License-Identifier: Apache-2.0

-- Requests know more of their sessions now. They are folded from practice.events, so they are folded
-- again, from the first event on.
DELETE FROM request_view;
DELETE FROM feed_position;
