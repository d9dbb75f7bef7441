Feature: Building an assignment
  The builder asks step by step for what an assignment needs, and proposes the rest.
  For teachers, who build a few of them each week, and change their minds while they do.

  Rule: Sections have the same dates, or their own

    @UI-110 @UI-111 @UI-112 @ui @no-api
    Scenario: Two sections apart; the API has no other way than to tell each section's dates
      Given Ada teaches Ben in section "1st" and Dan in section "2nd"
      When Ada saves the homework "Week 1" as a draft, due in 3 days in section "1st" and in 5 days in section "2nd"
      Then each section has "Week 1" due on its own day

  Rule: Dates are proposed by the grading template; only the site proposes, so there is no API scenario

    @UI-113 @ui @no-api
    Scenario: A template of the teacher's own
      Given Ada teaches a course
      And Ada has a grading template "Early", due at 08:30 and closing 2 days later
      When Ada begins a homework graded by "Early"
      Then it is proposed to be due at 08:30, and to close 2 days later

    @UI-127 @ui @no-api
    Scenario: No dates outside the term
      Given Ada teaches a course
      When Ada looks for due dates within the term and outside of it
      Then only those within the term can be chosen

  Rule: Each kind asks for what it needs; only the site asks, so there is no API scenario

    @UI-154 @ui @no-api
    Scenario: Addresses, closing and grading
      Given Ada teaches a course
      When Ada looks at what each kind of assignment asks for
      Then only an external one asks for an address, and only an event for no closing and no grading

    @UI-152 @ui @no-api
    Scenario: An address that leads nowhere
      Given Ada teaches a course
      When Ada tries to save an external assignment that leads nowhere
      Then Ada is refused because something in it is not valid
      And Ada's calendar is empty

    @UI-120 @ui @no-api
    Scenario: What is fixed once it is open
      Given Ada teaches Ben
      And Ada has published the homework "Week 1"
      When Ada looks what of "Week 1" can be changed
      Then its opening and its sections are fixed, and nothing else

  Rule: What is given up leaves nothing behind; only the site has something to give up, so there is no API scenario

    @UI-117 @ui @no-api
    Scenario: Before and after naming it
      Given Ada teaches a course
      When Ada begins a homework and gives it up, before and after naming it
      Then Ada's calendar is empty

  Rule: A reading is put together from chapters and pages; only the site does it step by step, so there is no API scenario

    @UI-132 @UI-133 @UI-134 @UI-135 @UI-136 @ui @no-api
    Scenario: A chapter, and second thoughts
      Given Ada teaches a course
      When Ada chooses a chapter for the reading "Read 1", and changes the choice in every way
      Then the reading followed each change: all of it, a page less, in another order, and another page less

  Rule: A homework is put together from questions; only the site does it step by step, so there is no API scenario

    @UI-139 @UI-140 @UI-141 @ui @no-api
    Scenario: Counting questions
      Given Ada teaches a course
      When Ada counts questions of page 9 for a homework
      Then each part of a question counts, a question let go counts no more, and Tutor's count from 0 to 4

    @UI-137 @UI-138 @UI-142 @UI-143 @UI-151 @UI-163 @ui @no-api
    Scenario: Looking through questions
      Given Ada teaches a course
      And Ada has taken all questions of page 8 out of the course
      When Ada looks through the questions of pages 8 and 9 for a homework
      Then they stand under pages 8 and 9, of which one has none and says so
      And each tells its number, version and tags, and on request what is right and why
      And those with choices, those in words and those of one source can be shown alone

    @UI-145 @UI-146 @UI-147 @ui @no-api
    Scenario: Ordering questions
      Given Ada teaches a course
      When Ada chooses three questions of page 9 and changes their order and number
      Then choices are worth 1 point and words 2, to begin with
      And the list of questions followed each change: moved, removed, and added again at the end
