Feature: Answering programs
  The site's own pages, and programs of others, speak with it in messages.
  For those who write such programs: what is wrong is told, and what does not belong in a message does no harm.

  Rule: What cannot be read is refused, with a word on why; the site's own pages send nothing of the kind, so there is no browser scenario

    @AC-12 @api @no-ui
    Scenario: A message that is cut off on its way
      Given Ada teaches a course
      When Ada's change of the course is cut off on its way
      Then Ada is refused because it makes no sense
      And every fault is told in words

  Rule: What breaks a rule is refused with a code for programs and words for people; pages show the words in their own way

    @severity-1 @AC-14 @api @no-ui
    Scenario Outline: A course cannot have <flaw>
      Given Ada teaches a course
      When Ada tries to give the course <flaw>
      Then Ada is refused because something in it is not valid
      And every fault has a code and is told in words

      Examples: what a course cannot have
        | flaw                              |
        | no name                           |
        | a time zone that does not exist   |
        | weights that do not sum to one    |

  Rule: What nobody may write is passed over without a word; pages never send it, so there is no browser scenario

    @AC-13 @api @no-ui
    Scenario: A course keeps what its teacher cannot change
      Given Ada teaches a course
      When Ada sends all kinds of values for what of Ada's course nobody may write
      Then none of it is taken, and none refused

  Rule: Moments are told in UTC, to the millisecond; pages show them on a clock, so there is no browser scenario

    @TZ-02 @api @no-ui
    Scenario: The moments of a course and its assignments
      Given Ada teaches Ben
      When Ada publishes the homework "Week 1"
      Then every moment that Ada is told of Ada's course is UTC to the millisecond
