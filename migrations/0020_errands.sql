-- Mails that carry no letter. From here on posting.body of one holds what it is sent for, as JSON; its recipient and subject stay empty:
-- they are made when it goes out. One that waits with words of an earlier release is not sent any more: whoever asked for it asks again.
UPDATE posting SET state = 'expired', ended_at = due_at, held_by = NULL, held_until = NULL, recipient = NULL, subject = NULL, body = NULL
    WHERE mail_id IS NULL AND state = 'waiting';
